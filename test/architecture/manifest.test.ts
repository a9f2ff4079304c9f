import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { rules } from '../../server/src/service/rules/index.ts';
import { productFiles, textOf } from './sources.ts';

const Manifest = z.object({
  activationEvents: z.array(z.string()),
  capabilities: z.object({ untrustedWorkspaces: z.object({ supported: z.unknown() }) }),
  contributes: z.object({
    commands: z.array(z.object({ command: z.string() })),
    menus: z.record(z.string(), z.array(z.object({ command: z.string(), when: z.string().optional() }))),
    grammars: z.array(z.object({ path: z.string(), injectTo: z.array(z.string()) })),
    configuration: z.object({
      properties: z.record(
        z.string(),
        z.object({
          markdownDescription: z.string(),
          properties: z.record(z.string(), z.object({ default: z.string(), description: z.string() })).optional(),
        }),
      ),
    }),
  }),
});

const text = textOf('package.json');
const manifest = Manifest.parse(JSON.parse(text));
const strings = z.record(z.string(), z.string()).parse(JSON.parse(textOf('package.nls.json')));
const commands = manifest.contributes.commands.map(({ command }) => command);

describe('the manifest', () => {
  it('has a text for every key that it uses, and no text that it does not use', () => {
    const used = [...text.matchAll(/"%([^%"]+)%"/g)].map(([, key]) => key);
    expect([...new Set(used)].sort()).toEqual(Object.keys(strings).sort());
  });

  it('names only its own commands in menus, and every command in the palette with a condition', () => {
    const menus = Object.values(manifest.contributes.menus).flat();
    expect(menus.filter(({ command }) => !commands.includes(command))).toEqual([]);
    const palette = manifest.contributes.menus.commandPalette ?? [];
    expect(
      palette
        .filter(({ when }) => when)
        .map(({ command }) => command)
        .sort(),
    ).toEqual([...commands].sort());
  });

  it('is activated only where there are migrations', () => {
    const elsewhere = manifest.activationEvents.filter((event) => !/^workspaceContains:.*migrat/.test(event));
    expect(elsewhere).toEqual([]);
  });

  it('is limited to static checks where the workspace is not trusted', () => {
    expect(manifest.capabilities.untrustedWorkspaces.supported).toBe('limited');
  });

  it('offers what runs a migration only in trusted workspaces', () => {
    const runs = /^migrateWorkbench\.(import|importUpdate|rollback|previewRow)$/;
    const palette = manifest.contributes.menus.commandPalette ?? [];
    for (const { command, when } of palette.filter((entry) => runs.test(entry.command))) {
      expect([command, when]).toEqual([command, expect.stringContaining('isWorkspaceTrusted')]);
    }
  });

  it('describes every setting that the client or the server reads', () => {
    const read = ['client', 'server']
      .flatMap((folder) => productFiles(`${folder}/src`))
      .flatMap((file) => {
        return [...textOf(file).matchAll(/'migrateWorkbench\.(\w+)'/g)].map(([, name]) => `migrateWorkbench.${name}`);
      });
    const known = [...Object.keys(manifest.contributes.configuration.properties), ...commands, ...CONTEXT_KEYS];
    expect(read.filter((name) => !known.includes(name))).toEqual([]);
  });

  it('offers the severity of every rule of the server, with its default', () => {
    const offered = manifest.contributes.configuration.properties['migrateWorkbench.rules']?.properties;
    const known = rules.map(({ code, title, severity }) => [code, { default: severity, description: title }]);
    expect(offered).toEqual(Object.fromEntries(known));
  });

  it('colours migrations with a grammar that is injected into YAML', () => {
    for (const { path, injectTo } of manifest.contributes.grammars) {
      expect(injectTo).toEqual(['source.yaml']);
      expect(JSON.parse(textOf(path))).toHaveProperty('injectionSelector');
    }
  });
});

/** Keys for `when` clauses, and the id of the view. */
const CONTEXT_KEYS = ['migrateWorkbench.view', 'migrateWorkbench.active', 'migrateWorkbench.migrations'];
