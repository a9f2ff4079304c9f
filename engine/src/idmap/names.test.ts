import { expect, it } from 'vitest';
import { tableNames } from './names.ts';

it('names the tables after the lower-cased id, with two underscores for a colon', () => {
  expect(tableNames('D7_Node:Article')).toEqual({
    map: 'migrate_map_d7_node__article',
    message: 'migrate_message_d7_node__article',
  });
});

it('cuts the names at 63 characters less the prefix, so that long ids with one start share a table', () => {
  const long = 'x'.repeat(80);
  expect(tableNames(long).map).toHaveLength(63);
  expect(tableNames(long, 5).message).toHaveLength(58);
  expect(tableNames(`${long}a`)).toEqual(tableNames(`${long}b`));
});
