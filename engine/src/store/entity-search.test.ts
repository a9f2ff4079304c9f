import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { Batch } from './batch.ts';
import type { Database } from './database.ts';
import { EntityTable } from './entities.ts';
import { openSqlite } from './sqlite.ts';

let database: Database;
let table: EntityTable;
let batch: Batch;
beforeEach(async () => {
  database = await openSqlite(':memory:');
  table = await EntityTable.open(database);
  batch = new Batch(database);
  batch.add(table);
});
afterEach(() => database.close());

const term = (id: number, name: string, parents: readonly string[] = ['0']) =>
  table.save({
    type: 'taxonomy_term',
    bundle: 'tags',
    id,
    revisionId: id,
    langcode: 'en',
    fields: { name: [{ value: name }], parent: parents.map((target_id) => ({ target_id })) },
  });

it('finds entities by any item of a field, in the database and in what waits, whatever the case', async () => {
  term(1, 'Apple', ['7']);
  term(2, 'Pear', ['8', '7']);
  await batch.commit();
  term(3, 'apple');
  expect(await table.find('taxonomy_term', 'name', 'value', 'APPLE')).toEqual([1, 3]);
  expect(await table.find('taxonomy_term', 'parent', 'target_id', '7')).toEqual([1, 2]);
  expect(await table.find('node', 'name', 'value', 'Apple')).toEqual([]);
});

it('finds a changed entity by what it holds now', async () => {
  term(1, 'Apple');
  await batch.commit();
  term(1, 'Quince');
  expect(await table.find('taxonomy_term', 'name', 'value', 'Apple')).toEqual([]);
  expect(await table.find('taxonomy_term', 'name', 'value', 'Quince')).toEqual([1]);
  table.delete('taxonomy_term', 1);
  expect(await table.find('taxonomy_term', 'name', 'value', 'Quince')).toEqual([]);
});

it('lists all ids of a type, with what waits and without what was deleted', async () => {
  term(1, 'Apple');
  term(2, 'Pear');
  await batch.commit();
  term(3, 'Quince');
  table.delete('taxonomy_term', 1);
  expect(await table.allIds('taxonomy_term')).toEqual([2, 3]);
});

it('takes any field name as a name, never as SQL', async () => {
  term(1, 'Apple');
  await batch.commit();
  expect(await table.find('taxonomy_term', `x"'; DROP TABLE entity; --`, 'value', 'Apple')).toEqual([]);
  expect(await table.find('taxonomy_term', 'name', 'value', 'Apple')).toEqual([1]);
});

it('searches by an index, not through all entities', async () => {
  for (let id = 1; id <= 10; id++) term(id, `Term ${id}`);
  await batch.commit();
  await table.find('taxonomy_term', 'name', 'value', 'Term 1');
  const plans = await database.all(
    `EXPLAIN QUERY PLAN SELECT id FROM entity INDEXED BY "entity_name_value" WHERE type = 'taxonomy_term' AND json_extract(fields, '$."name"[0]."value"') = 'x' COLLATE NOCASE`,
  );
  expect(plans.map((row) => row.detail).join()).toContain('USING INDEX entity_name_value (type=? AND <expr>=?)');
});

it('is found by a connection that can only read, without an index', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'migrate-workbench-search-'));
  const file = path.join(folder, 'a.sqlite');
  const writer = await openSqlite(file);
  const written = await EntityTable.open(writer);
  written.save({
    type: 'user',
    bundle: 'user',
    id: 7,
    revisionId: null,
    langcode: 'en',
    fields: { name: [{ value: 'anna' }] },
  });
  const writing = new Batch(writer);
  writing.add(written);
  await writing.commit();
  const reader = await openSqlite(file, { readonly: true });
  expect(await (await EntityTable.on(reader)).find('user', 'name', 'value', 'Anna')).toEqual([7]);
  await reader.close();
  await writer.close();
  await rm(folder, { recursive: true });
});
