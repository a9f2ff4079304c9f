import { expect, it } from 'vitest';
import { PhpFloat } from '../php/value.ts';
import { ConfigurationTable } from './configuration.ts';
import { openSqlite } from './sqlite.ts';

async function opened() {
  const database = await openSqlite(':memory:');
  const table = await ConfigurationTable.open(database);
  const commit = async () => {
    await table.write(database);
    table.written();
  };
  return { database, table, commit };
}

it('keeps values with their PHP types, by collection', async () => {
  const { database, table, commit } = await opened();
  const value = new Map<string, string | boolean | null | PhpFloat>([
    ['text', '1'],
    ['flag', false],
    ['none', null],
    ['real', new PhpFloat(1)],
  ]);
  table.set('a.b', value);
  table.set('a.b', new Map([['text', 'uno']]), 'language.es');
  await commit();
  const reopened = await ConfigurationTable.open(database);
  expect(reopened.changes()).toEqual(new Map([['a.b', value]]));
  expect(reopened.changes('language.es')).toEqual(new Map([['a.b', new Map([['text', 'uno']])]]));
  expect(reopened.changes('language.fr').size).toBe(0);
});

it('remembers that something was deleted', async () => {
  const { database, table, commit } = await opened();
  table.set('a.b', new Map([['x', 1]]));
  await commit();
  table.set('a.b', null);
  await commit();
  expect((await ConfigurationTable.open(database)).changes()).toEqual(new Map([['a.b', null]]));
});

it('goes back to what was written when the batch is discarded, and says that it changed', async () => {
  const { table, commit } = await opened();
  table.set('a.b', new Map([['x', 1]]));
  await commit();
  const { version } = table;
  table.set('a.b', null);
  table.set('c.d', new Map([['x', 2]]));
  expect(table.version).toBeGreaterThan(version);
  const before = table.version;
  table.discard();
  expect(table.changes()).toEqual(new Map([['a.b', new Map([['x', 1]])]]));
  expect(table.version).toBeGreaterThan(before);
  expect(table.dirty).toBe(false);
});

it('reads as empty on a database that has no such table', async () => {
  const table = await ConfigurationTable.on(await openSqlite(':memory:'));
  expect(table.changes().size).toBe(0);
});
