import { expect, it } from 'vitest';
import type { StoredEntity } from '../plugins/services.ts';
import { EntityTable } from './entities.ts';
import { openSqlite } from './sqlite.ts';

const node = (revisionId: number, title: string): StoredEntity => ({
  type: 'node',
  bundle: 'page',
  id: 1,
  revisionId,
  langcode: 'en',
  fields: { title: [{ value: title }] },
});

it('keeps one row of an entity whose default revision is another one now', async () => {
  const database = await openSqlite(':memory:');
  const table = await EntityTable.open(database);
  const commit = async () => {
    table.freeze();
    await table.write(database);
    table.written();
  };
  table.save(node(1, 'First'));
  await commit();
  await table.load('node', 1);
  table.save(node(2, 'Second'));
  await commit();
  const reopened = await EntityTable.on(database);
  expect(await reopened.load('node', 1)).toEqual(node(2, 'Second'));
  expect(await reopened.page({ limit: 10 })).toHaveLength(1);
});
