import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { createEmbeddedRunner } from './embedded-runner.ts';
import type { ImportOptions } from './runner.ts';

const roots: string[] = [];

afterEach(() => {
  for (const root of roots.splice(0)) rmSync(root, { recursive: true });
});

const SOURCE =
  'source: { plugin: embedded_data, data_rows: [{ id: 1, title: One, ts: 5 }], ids: { id: { type: integer } } }';
const NODES = "destination: { plugin: 'entity:node', default_bundle: page }";

/** A workspace with the one migration `odd`. */
async function workspace(...lines: readonly string[]) {
  const root = mkdtempSync(path.join(tmpdir(), 'migrate-workbench-odd-'));
  roots.push(root);
  mkdirSync(path.join(root, 'migrations'));
  const write = (...text: readonly string[]) =>
    writeFileSync(
      path.join(root, 'migrations/odd.yml'),
      ['id: odd', ...text, 'process: { title: title }', ''].join('\n'),
    );
  write(...lines);
  const runner = await createEmbeddedRunner({ root });
  return {
    runner,
    write,
    async run(operation: 'import' | 'rollback' = 'import', options: ImportOptions = {}) {
      const said: string[] = [];
      const [result] = await runner[operation]({ ids: ['odd'] }, options, {
        message: ({ text }) => void said.push(text),
      });
      return { ...result, said };
    },
    nodes: async () => Object.keys((await runner.entities({ type: 'node' })).entities.node ?? {}),
    map: async () => (await runner.map('odd', {})).rows,
  };
}

describe('a definition that Drupal takes in its own way', () => {
  it('with a class that is not there cannot be made', async () => {
    const { run } = await workspace(SOURCE, NODES, 'class: No\\Such\\Klass');
    expect((await run()).error).toContain('Plugin (odd) instance class "No\\Such\\Klass" does not exist.');
  });

  it("with a class of one of Drupal's modules runs", async () => {
    const { run } = await workspace(SOURCE, NODES, 'class: Drupal\\user\\Plugin\\migrate\\User');
    expect(await run()).toMatchObject({ result: 'completed', created: 1 });
  });

  it('with the null id map imports, and remembers nothing', async () => {
    const { run, nodes, map } = await workspace(SOURCE, NODES, "idMap: { plugin: 'null' }");
    expect(await run()).toMatchObject({ result: 'completed', created: 0 });
    await run();
    expect(await nodes()).toEqual(['1', '2']);
    expect(await map()).toEqual([]);
  });

  it('with an unknown id map ends before anything happens', async () => {
    const { run, nodes } = await workspace(SOURCE, NODES, 'idMap: { plugin: no_such_map }');
    expect((await run()).error).toContain(
      'The "no_such_map" plugin does not exist. Valid plugin IDs for Drupal\\migrate\\Plugin\\MigratePluginManager are: null, sql',
    );
    expect(await nodes()).toEqual([]);
  });

  it('without ids saves rows and maps none', async () => {
    const { run, nodes, map } = await workspace(
      'source: { plugin: embedded_data, data_rows: [{ title: One }], ids: {} }',
      NODES,
    );
    expect(await run()).toMatchObject({ result: 'completed', created: 0 });
    expect(await nodes()).toEqual(['1']);
    expect(await map()).toEqual([]);
  });

  it('without a destination dies of a TypeError', async () => {
    const { run } = await workspace(SOURCE);
    expect((await run()).error).toContain(
      'createInstance(): Argument #2 ($configuration) must be of type array, null given',
    );
  });

  it('with the destination null never meets its requirements', async () => {
    const { run } = await workspace(SOURCE, "destination: { plugin: 'null' }");
    const { result, said } = await run();
    expect(result).toBe('failed');
    expect(said).toContain(
      "Migration odd did not meet the requirements. Destination plugin 'null' did not meet the requirements",
    );
  });
});

describe('the high-water mark', () => {
  it('is forgotten by a rollback, so that every row counts as new', async () => {
    const high = SOURCE.replace('data_rows', 'high_water_property: { name: ts }, data_rows');
    const { run } = await workspace(high, NODES);
    expect(await run()).toMatchObject({ created: 1 });
    await run('rollback');
    expect(await run()).toMatchObject({ created: 1 });
    expect(await run()).toMatchObject({ created: 0, updated: 0 });
  });
});

describe('overwrite_properties', () => {
  it('has an update preserve its entity at a rollback, though the import had made it', async () => {
    const { run, map, nodes } = await workspace(
      SOURCE,
      "destination: { plugin: 'entity:node', default_bundle: page, overwrite_properties: [title] }",
    );
    await run();
    expect(await map()).toMatchObject([{ rollback_action: 0 }]);
    await run('import', { update: true });
    expect(await map()).toMatchObject([{ rollback_action: 1 }]);
    await run('rollback');
    expect(await nodes()).toEqual(['1']);
  });
});
