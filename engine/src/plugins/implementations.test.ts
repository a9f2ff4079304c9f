import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { createCatalogue } from './catalogue.ts';
import { implementedDescriptors } from './descriptors.ts';
import { PluginNotFoundException, PluginNotRunnableError } from './exceptions.ts';
import { implementedIds, loadDestination, loadProcess, loadSource } from './implementations.ts';

const catalogue = createCatalogue();
const TYPES = ['source', 'process', 'destination'] as const;

function filesOf(type: (typeof TYPES)[number]): readonly string[] {
  return readdirSync(fileURLToPath(new URL(`./${type}`, import.meta.url)));
}

/** Ids by the files that hold implementations; `entity_user` is `entity:user`. */
function idsByFile(type: (typeof TYPES)[number]): readonly string[] {
  const ids = filesOf(type).flatMap((name) => /^(.+)\.run\.ts$/.exec(name)?.[1] ?? []);
  return type === 'destination' ? ids.map((id) => id.replace(/^entity_(?=file$|user$)/, 'entity:')) : ids;
}

describe.each(TYPES)('the %s plugins that run', (type) => {
  it('are those that have an ID.run.ts, each with its ID.ts beside it', () => {
    expect([...idsByFile(type)].sort()).toEqual([...implementedIds[type]].sort());
    const names = new Set(filesOf(type));
    const alone = [...names].filter((name) => name.endsWith('.run.ts') && !names.has(name.replace('.run.ts', '.ts')));
    expect(alone).toEqual([]);
  });

  it('have their descriptors in the catalogue', () => {
    const described = new Set(implementedDescriptors.filter((d) => d.type === type).map((d) => d.id));
    expect(implementedIds[type].filter((id) => !described.has(id))).toEqual([]);
  });

  it('keep their descriptors free of everything that runs', () => {
    const heavy = filesOf(type)
      .filter((name) => /^[a-z_]+\.ts$/.test(name) && filesOf(type).includes(name.replace('.ts', '.run.ts')))
      .flatMap((name) => {
        const text = readFileSync(new URL(`./${type}/${name}`, import.meta.url), 'utf8');
        return /from '(node:|[^']*\.run\.ts|[^.'])/.test(text) ? [name] : [];
      });
    expect(heavy).toEqual([]);
  });
});

describe('loading a plugin', () => {
  it('gives a process plugin with what the pipeline must know of it', async () => {
    const { descriptor, factory } = await loadProcess('concat', catalogue);
    expect(descriptor.handleMultiples).toBe(true);
    expect(factory).toBeTypeOf('function');
  });

  it('loads every implementation', async () => {
    for (const id of implementedIds.process) expect((await loadProcess(id, catalogue)).factory).toBeTypeOf('function');
    for (const id of implementedIds.source) expect(await loadSource(id, catalogue)).toBeTypeOf('function');
  });

  it('finds the base plugin of a derived destination, and the plugin of its own where there is one', async () => {
    const node = await loadDestination('entity:node', catalogue);
    const user = await loadDestination('entity:user', catalogue);
    expect([node.derivative, user.derivative]).toEqual(['node', 'user']);
    expect(user.factory).not.toBe(node.factory);
  });

  it('says with Drupal’s words that an id is unknown', async () => {
    const unknown = loadProcess('no_such_plugin', catalogue);
    await expect(unknown).rejects.toThrow(PluginNotFoundException);
    await expect(unknown).rejects.toThrow(
      /^The "no_such_plugin" plugin does not exist\. Valid plugin IDs for Drupal\\migrate\\Plugin\\MigratePluginManager are: .*\bconcat\b/,
    );
    await expect(loadSource('toString', catalogue)).rejects.toThrow(PluginNotFoundException);
  });

  it('says of a plugin that only Drupal can run which module has it and what to do', async () => {
    const only = loadSource('d7_node', catalogue);
    await expect(only).rejects.toThrow(PluginNotRunnableError);
    await expect(only).rejects.toThrow(/"d7_node".*module node.*migrate-workbench\.config\.mjs/);
  });

  it('says of a plugin on services of the site what it would need', async () => {
    await expect(loadProcess('service', catalogue)).rejects.toThrow(
      /"service" cannot be run .*calls a service of the site’s own PHP.*migrate-workbench\.config\.mjs/,
    );
  });
});
