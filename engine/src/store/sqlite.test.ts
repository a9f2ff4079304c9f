import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { Batch, type BatchMember } from './batch.ts';
import { StoreError } from './errors.ts';
import { openSqlite, openSqlitePair } from './sqlite.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'migrate-workbench-sqlite-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

it('explains a write to a read-only database, and changes nothing', async () => {
  const file = path.join(folder, 'a.sqlite');
  const writer = await openSqlite(file);
  await writer.exec('CREATE TABLE t (x)');
  const reader = await openSqlite(file, { readonly: true });
  await expect(reader.run('INSERT INTO t VALUES (1)')).rejects.toThrow(StoreError);
  await expect(reader.run('INSERT INTO t VALUES (1)')).rejects.toThrow(/a\.sqlite is read-only: nothing was changed/);
  expect(await writer.all('SELECT * FROM t')).toEqual([]);
  await reader.close();
  await writer.close();
});

it('says that a folder cannot be opened as a database', async () => {
  await expect(openSqlite(folder)).rejects.toThrow(/cannot be opened: check that its folder exists and may be written/);
});

/** A table that is written row by row and says when. */
function member(database: { run(sql: string, parameters: readonly number[]): Promise<number> }) {
  const waiting: number[] = [];
  let frozen: number[] = [];
  const table: BatchMember & { add(value: number): void } = {
    add: (value) => void waiting.push(value),
    get dirty() {
      return waiting.length > 0;
    },
    freeze: () => {
      frozen = waiting.splice(0);
    },
    write: async () => {
      for (const value of frozen) await database.run('INSERT INTO t VALUES (?)', [value]);
    },
    written: () => {
      frozen = [];
    },
    discard: () => {
      waiting.length = 0;
      frozen = [];
    },
  };
  return table;
}

it('reads what is committed while a write is on its way, and the write takes only what waited when it began', async () => {
  const database = await openSqlitePair(path.join(folder, 'b.sqlite'));
  await database.exec('CREATE TABLE t (x UNIQUE)');
  const batch = new Batch(database);
  const table = member(database);
  batch.add(table);
  table.add(1);
  await batch.commitLater();
  table.add(2);
  expect(await database.reader?.all('SELECT x FROM t')).toEqual([]);
  await batch.settle();
  expect(await database.reader?.all('SELECT x FROM t')).toEqual([{ x: 1 }]);
  await batch.commit();
  expect(await database.reader?.all('SELECT x FROM t')).toEqual([{ x: 1 }, { x: 2 }]);
  await database.close();
});

it('tells of a write that failed with the next one, and forgets what waited meanwhile', async () => {
  const database = await openSqlitePair(path.join(folder, 'c.sqlite'));
  await database.exec('CREATE TABLE t (x UNIQUE); INSERT INTO t VALUES (1)');
  const batch = new Batch(database);
  const table = member(database);
  batch.add(table);
  table.add(1);
  await batch.commitLater();
  table.add(2);
  await expect(batch.commit()).rejects.toThrow(/UNIQUE/);
  await batch.commit();
  expect(await database.all('SELECT x FROM t')).toEqual([{ x: 1 }]);
  await database.close();
});
