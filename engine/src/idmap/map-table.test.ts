import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Key, Value } from '../php/value.ts';
import { MigrateException, PluginNotFoundException } from '../plugins/exceptions.ts';
import { Batch } from '../store/batch.ts';
import type { Database } from '../store/database.ts';
import { openSqlite } from '../store/sqlite.ts';
import { type MapRow, MapTable } from './map-table.ts';

const ids = (types: Record<string, string>) =>
  new Map(Object.entries(types).map(([name, type]) => [name, new Map<Key, Value>([['type', type]])]));

let database: Database;
let batch: Batch;

async function open(source: Record<string, string> = { id: 'string' }, id = 'sample'): Promise<MapTable> {
  const table = await MapTable.open(database, id, ids(source), ids({ nid: 'integer' }));
  batch.add(table);
  return table;
}

const row = (
  table: MapTable,
  sourceIds: readonly string[],
  nid: string | null,
  extra: Partial<MapRow> = {},
): MapRow => ({
  hash: table.hashOf(sourceIds),
  sourceIds,
  destinationIds: [nid],
  status: 0,
  rollbackAction: 0,
  lastImported: 0,
  rowHash: '',
  ...extra,
});

beforeEach(async () => {
  database = await openSqlite(':memory:');
  batch = new Batch(database);
});
afterEach(() => database.close());

describe('a map table', () => {
  it('does not exist until it is asked for something, and then is made with the batch', async () => {
    const table = await open();
    expect(table.exists).toBe(false);
    expect(await table.lookup(['a'])).toEqual([]);
    await batch.commit();
    expect(table.exists).toBe(true);
  });

  it('lets later rows of a batch see earlier ones before anything is written', async () => {
    const table = await open();
    table.save(row(table, ['a'], '7'));
    expect(await table.lookup(['a'])).toEqual([['7']]);
    expect((await table.counts()).processed).toBe(0);
  });

  it('lists rows in the order in which they came, although it writes them in the order of their hashes', async () => {
    const table = await open();
    const order = ['c', 'a', 'b', 'e', 'd'];
    for (const id of order) table.save(row(table, [id], '1'));
    await batch.commit();
    const stored = await database.all('SELECT sourceid1 FROM migrate_map_sample ORDER BY rowid');
    expect(stored.map((found) => found.sourceid1)).toEqual(order);
  });

  it('keeps the place of a row that is saved again', async () => {
    const table = await open();
    for (const id of ['a', 'b']) table.save(row(table, [id], '1'));
    await batch.commit();
    table.save(row(table, ['a'], '2'));
    await batch.commit();
    const stored = await database.all('SELECT sourceid1, destid1 FROM migrate_map_sample ORDER BY rowid');
    expect(stored).toEqual([
      { sourceid1: 'a', destid1: 2 },
      { sourceid1: 'b', destid1: 1 },
    ]);
  });

  it('finds rows by fewer ids than it has, in the overlay and in the database', async () => {
    const table = await open({ id: 'string', langcode: 'string' });
    table.save(row(table, ['a', 'en'], '1'));
    await batch.commit();
    table.save(row(table, ['a', 'fr'], '2'));
    expect(await table.lookup(['a'])).toEqual([['1'], ['2']]);
    expect(await table.lookup(['a', 'fr'])).toEqual([['2']]);
  });

  it('refuses more ids than it has, in Drupal’s words', async () => {
    const table = await open();
    expect(() => table.lookup(['a', 'b'])).toThrow(MigrateException);
    expect(() => table.lookup(['a', 'b'])).toThrow('Extra unknown items for map migrate_map_sample in source IDs:');
  });

  it('notices an id type that is no field type on the first access', async () => {
    const table = await open({ id: 'nonsense' });
    expect(() => table.lookup(['a'])).toThrow(PluginNotFoundException);
  });

  it('rolls back by the first destination id, rows without one first', async () => {
    const table = await open();
    for (const [id, nid] of [
      ['a', '10'],
      ['b', '9'],
      ['c', null],
    ] as const)
      table.save(row(table, [id], nid));
    await batch.commit();
    const pages: string[] = [];
    for await (const page of table.rollbackOrder(2)) pages.push(page.map((found) => found.sourceIds[0]).join());
    expect(pages).toEqual(['c,b', 'a']);
  });

  it('takes any migration id as a name, never as SQL', async () => {
    const table = await open({ id: 'string' }, 'x"; DROP TABLE key_value; --');
    table.save(row(table, ['a'], '1'));
    await batch.commit();
    expect((await table.counts()).imported).toBe(1);
  });

  it('counts by status', async () => {
    const table = await open();
    const statuses = [0, 0, 1, 2, 3] as const;
    for (const [index, status] of statuses.entries()) table.save(row(table, [`${index}`], null, { status }));
    await batch.commit();
    expect(await table.counts()).toEqual({
      imported: 3,
      needsUpdate: 1,
      ignored: 1,
      failed: 1,
      processed: 5,
      messages: 0,
    });
  });
});

describe('a batch', () => {
  it('that cannot be written leaves the database as it was', async () => {
    const table = await open();
    table.save(row(table, ['a'], '1', { status: -1 as MapRow['status'] }));
    await expect(batch.commit()).rejects.toThrow(/CHECK constraint/);
    expect((await database.all("SELECT name FROM sqlite_master WHERE name LIKE 'migrate_%'")).length).toBe(0);
    expect(await table.lookup(['a'])).toEqual([]);
  });
});
