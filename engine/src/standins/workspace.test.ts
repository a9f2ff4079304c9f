import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { createEmbeddedRunner } from '../executable/embedded-runner.ts';
import type { Runner } from '../executable/runner.ts';

const FIXTURE = path.resolve(import.meta.dirname, '../../../test/fixtures/stand-ins');
const roots: string[] = [];

afterEach(() => {
  for (const root of roots.splice(0)) rmSync(root, { recursive: true });
});

/** A copy of the fixture with a runner on it; `config` replaces its configuration, `false` refuses it. */
async function shop(config?: string | false) {
  const root = mkdtempSync(path.join(tmpdir(), 'migrate-workbench-shop-'));
  roots.push(root);
  cpSync(FIXTURE, root, { recursive: true });
  if (typeof config === 'string') writeFileSync(path.join(root, 'migrate-workbench.config.mjs'), config);
  return { root, runner: await createEmbeddedRunner({ root, config: config !== false }) };
}

async function run(runner: Runner, id: string, operation: 'import' | 'rollback' = 'import') {
  const said: string[] = [];
  const results = await runner[operation]({ ids: [id] }, {}, { message: ({ text }) => void said.push(text) });
  const result = results.find((one) => one.id === id);
  return { ...result, said };
}

const statuses = async (runner: Runner, id: string) =>
  (await runner.map(id, {})).rows.map((row) => [row.sourceid1, row.destid1, row.source_row_status]);

describe('a workspace with a configuration', () => {
  it('imports through its source, process and destination plugins, hooks and subscribers', async () => {
    const { runner } = await shop();
    const result = await run(runner, 'products');
    expect(result).toMatchObject({ result: 'completed', created: 2, failed: 1, ignored: 2 });
    expect(result.said).toEqual(['imported products']);
    expect(await statuses(runner, 'products')).toEqual([
      [1, 'pen', 0],
      [2, null, 2],
      [3, null, 2],
      [4, null, 3],
      [5, 'blotter', 0],
    ]);
    expect((await runner.messages('products')).map(({ level, message }) => [level, message])).toEqual([
      [4, 'no longer sold'],
      [1, 'products:price:shop_price: no price for rubber'],
      [3, '5 is free'],
    ]);
    expect(await run(runner, 'products', 'rollback')).toMatchObject({ result: 'completed', processed: 5 });
  });

  it('shows in a preview what hooks and stand-ins do to a row, before subscribers save it', async () => {
    const { runner } = await shop();
    const { destination, source, result } = await runner.preview('products', { row: 1 });
    expect(result).toEqual({ outcome: 'saved' });
    expect(source).toEqual({ id: 1, name: 'pen', seen: true, shop: 'products' });
    expect(destination).toEqual({
      name: 'pen',
      label: 'pen',
      shop: 'products',
      seen: true,
      price: 1,
      words: ['PR', 'DUCTS'],
    });
    expect((await runner.preview('products', { row: 3 })).result).toEqual({
      outcome: 'skipped',
      reason: 'no longer sold',
    });
  });

  it('has the migrations that migrationPluginsAlter leaves, derivatives included', async () => {
    const { runner } = await shop();
    expect(await run(runner, 'products:sale')).toMatchObject({ id: 'products:sale', created: 2 });
    expect((await runner.map('products:sale', {})).rows).toHaveLength(5);
    await expect(runner.map('products:typo', {})).rejects.toThrow('Migration products:typo does not exist');
    await expect(run(runner, 'unwanted')).rejects.toThrow('Migration unwanted does not exist');
  });

  it('dies of an exception in a process plugin as Drupal does, and says where it was thrown', async () => {
    const { root, runner } = await shop();
    const { error, created } = await run(runner, 'faults');
    expect(created).toBe(1);
    expect(error).toContain(`faults: the price list is closed (${path.join(root, 'migrate-workbench.config.mjs')}:34)`);
    expect((await runner.status({ ids: ['faults'] })).migrations[0]?.status).toBe('Importing');
  });

  it('is not run for a status, nor where it is refused', async () => {
    const broken = await shop('throw new Error("never run")');
    const listed = (await broken.runner.status({})).migrations.find(({ id }) => id === 'products');
    expect(listed).toMatchObject({ total: null, imported: 0 });
    expect(listed).not.toHaveProperty('problem');
    const { runner } = await shop(false);
    expect((await run(runner, 'products')).error).toMatch(/shop_products/);
  });

  it('is read anew for every run, with the modules that it imports', async () => {
    const { root, runner } = await shop();
    await run(runner, 'products');
    writeFileSync(path.join(root, 'lib/prices.mjs'), "export const prices = new Map([['rubber', 3]]);\n");
    await run(runner, 'products', 'rollback');
    expect(await run(runner, 'products')).toMatchObject({ created: 1, failed: 2 });
  });
});

describe('a configuration that is a function', () => {
  it('is called with the helpers, and needs no import', async () => {
    const { runner } = await shop(`export default async ({ skipRow, float }) => ({
      process: { shop_fault: (value) => (value === 'fine' ? float(1) : skipRow('not fine')) },
      destination: { shop: { ids: () => ({ name: { type: 'string' } }), import: () => true } },
    });`);
    expect(await run(runner, 'faults')).toMatchObject({ result: 'completed', ignored: 1, created: 0 });
  });
});

describe('a configuration that cannot be used', () => {
  it.each([
    ['throw new Error("boom");', /Error: boom \(.*migrate-workbench\.config\.mjs:1\)/],
    ['export default {\n  process: {\n', /SyntaxError: .*migrate-workbench\.config\.mjs/],
    ['export const x = 1;', /no default export/],
    ['export default { process: { a: 1 } };', /process\.a/],
    ['import "./nowhere.mjs";', /nowhere\.mjs/],
    [
      'export default { hooks: { migrationPluginsAlter() {\n throw new Error("not today"); } } };',
      /migrationPluginsAlter: not today \(.*migrate-workbench\.config\.mjs:2\)/,
    ],
  ])('keeps a run from starting and says what is wrong and where: %s', async (config, problem) => {
    const { runner } = await shop(config);
    await expect(run(runner, 'faults')).rejects.toThrow(problem);
    expect((await runner.status({ ids: ['faults'] })).migrations[0]?.status).toBe('Idle');
  });
});

/** Imports and says how it ended, with a configuration for the migration `faults`. */
async function withFault(body: string) {
  const { runner } = await shop(`export default {
    process: { shop_fault: (value) => value },
    destination: { shop: { ids: { name: 'string' }, import: (row) => [row.get('@name')], rollback() {} } },
    ${body}
  };`);
  const result = await run(runner, 'faults');
  return { result, messages: (await runner.messages('faults')).map(({ message }) => message), runner };
}

describe('a subscriber', () => {
  it('fails the row when it throws around the saving, with the place in the message', async () => {
    const { result, messages } = await withFault(
      `subscribers: { 'migrate.pre_row_save': ({ row }) => {
         if (row.get('@name') === 'exception') throw new Error('refused'); } }`,
    );
    expect(result).toMatchObject({ result: 'completed', created: 1, failed: 1 });
    expect(messages[0]).toMatch(/^refused \(.*migrate-workbench\.config\.mjs:5\)$/);
  });

  it('ends the run when it throws before it', async () => {
    const { result, runner } = await withFault(
      `subscribers: { 'migrate.pre_import': async () => { throw new Error('closed') } }`,
    );
    expect(result.error).toMatch(/faults: closed \(.*:4\)/);
    expect((await runner.status({ ids: ['faults'] })).migrations[0]?.status).toBe('Idle');
  });

  it('interrupts after the row in hand', async () => {
    const { result } = await withFault(
      `subscribers: { 'migrate.post_row_save': ({ migration }) => migration.interrupt('stopped') }`,
    );
    expect(result).toMatchObject({ result: 'stopped', created: 1 });
  });

  it('that interrupts before the rows has no effect, as the run sets its own status then', async () => {
    const { result } = await withFault(
      `subscribers: { 'migrate.pre_import': ({ migration }) => migration.interrupt('stopped') }`,
    );
    expect(result).toMatchObject({ result: 'completed', created: 2 });
  });

  it('sees the columns of a map row and the text of a message, and stores messages', async () => {
    const { messages } = await withFault(
      `subscribers: {
         'migrate.post_row_save': ({ row, destinationIds, saveMessage }) => saveMessage(row.sourceIds.id + '=' + destinationIds[0]),
         'migrate.map_save': ({ fields }) => { if (fields.destid1 !== 'fine' && fields.sourceid1 === '1') throw new Error('?'); },
         'migrate.idmap_message': ({ message, level }) => { if (level !== 4 || !message) throw new Error('?'); },
       }`,
    );
    expect(messages).toEqual(['1=fine', '2=exception']);
  });

  it('that answers a message later is refused, since nobody waits for it', async () => {
    const { result } = await withFault(
      `hooks: { prepareRow(row) { if (row.get('id') === 2) throw new Error('no'); } },
       subscribers: { 'migrate.idmap_message': async () => {}, 'migrate.post_row_save': (event) => event.saveMessage('x') }`,
    );
    expect(result.error).toMatch(/must answer at once/);
  });
});

describe('a plugin that throws while it is made', () => {
  it.each([
    ["source: { embedded_data: { ids() { throw new Error('no ids'); }, rows: () => [] } }", /faults: no ids \(.*:4\)/],
    [
      "process: { shop_fault: { transform: (value) => value, configure() { throw new Error('bad options'); } } }",
      /faults: bad options \(.*:4\)/,
    ],
  ])('ends the run: %s', async (body, problem) => {
    const { result } = await withFault(body);
    expect(result.error).toMatch(problem);
  });
});

describe('a source plugin that fails half-way', () => {
  it('hands on what it read before, as in Drupal', async () => {
    const { result } = await withFault(
      `source: { embedded_data: { ids: { id: 'integer' }, count: () => -1,
         async *rows() { yield { id: 1, what: 'fine' }; throw new Error('the line is dead'); } } }`,
    );
    expect(result).toMatchObject({ result: 'failed', created: 1 });
    expect(result.said[0]).toMatch(/the line is dead in .*migrate-workbench\.config\.mjs line 5$/);
  });
});

describe('a hook that throws', () => {
  it('ends the import as an exception of the source does', async () => {
    const { result } = await withFault(`hooks: { prepareRow() { throw new Error('no rows today'); } }`);
    expect(result).toMatchObject({ result: 'failed', created: 0 });
    expect(result.said[0]).toMatch(
      /^Migration failed with source plugin exception: no rows today in .*migrate-workbench\.config\.mjs line 4$/,
    );
  });
});
