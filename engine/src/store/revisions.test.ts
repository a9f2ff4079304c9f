import { expect, it } from 'vitest';
import type { StoredEntity } from '../plugins/services.ts';
import { RevisionTable } from './revisions.ts';
import { openSqlite } from './sqlite.ts';

const revision = (id: number, revisionId: number, title = 'T'): StoredEntity => ({
  type: 'node',
  bundle: 'page',
  id,
  revisionId,
  langcode: 'en',
  fields: { title: [{ value: title }] },
});

async function opened() {
  const database = await openSqlite(':memory:');
  const table = await RevisionTable.open(database);
  const commit = async () => {
    await table.write(database);
    table.written();
  };
  return { database, table, commit };
}

it('reads what the batch holds, and what was written, translations included', async () => {
  const { database, table, commit } = await opened();
  const saved = { ...revision(1, 2), translations: { fr: { title: [{ value: 'Té' }] } } };
  table.save(saved);
  expect(await table.load('node', 2)).toEqual(saved);
  await commit();
  expect(table.dirty).toBe(false);
  const reopened = await RevisionTable.open(database);
  expect(await reopened.load('node', 2)).toEqual(saved);
  expect(await reopened.load('node', 3)).toBeUndefined();
  expect(await reopened.load('media', 2)).toBeUndefined();
});

it('replaces a revision, and forgets one that was deleted', async () => {
  const { table, commit } = await opened();
  table.save(revision(1, 2));
  table.save(revision(1, 3));
  await commit();
  table.save(revision(1, 2, 'U'));
  table.delete('node', 3);
  await commit();
  expect((await table.load('node', 2))?.fields.title).toEqual([{ value: 'U' }]);
  expect(await table.load('node', 3)).toBeUndefined();
});

it('deletes all of an entity, those that wait included, and no others', async () => {
  const { table, commit } = await opened();
  table.save(revision(1, 2));
  table.save(revision(5, 6));
  await commit();
  table.save(revision(1, 3));
  table.deleteOf('node', 1);
  expect([await table.load('node', 2), await table.load('node', 3)]).toEqual([undefined, undefined]);
  await commit();
  expect(await table.load('node', 2)).toBeUndefined();
  expect(await table.load('node', 6)).toBeDefined();
});

it('keeps what an entity that is made anew under the same id gets in the same batch', async () => {
  const { table, commit } = await opened();
  table.save(revision(1, 2));
  await commit();
  table.deleteOf('node', 1);
  table.save(revision(1, 7));
  await commit();
  expect(await table.load('node', 2)).toBeUndefined();
  expect(await table.load('node', 7)).toBeDefined();
});

it('drops what waits when the batch is discarded', async () => {
  const { table, commit } = await opened();
  table.save(revision(1, 2));
  await commit();
  table.deleteOf('node', 1);
  table.save(revision(1, 3));
  table.discard();
  expect(table.dirty).toBe(false);
  expect([(await table.load('node', 2))?.revisionId, await table.load('node', 3)]).toEqual([2, undefined]);
});

it('reads as empty on a database that has no such table', async () => {
  const table = await RevisionTable.on(await openSqlite(':memory:'));
  expect(await table.load('node', 1)).toBeUndefined();
});
