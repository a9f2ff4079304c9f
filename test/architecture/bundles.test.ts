import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { root } from './sources.ts';

// What esbuild wrote of the last build: npm test builds first.
const metaFile = path.join(root, 'dist/meta.json');
const Metafile = z.object({
  outputs: z.record(z.string(), z.object({ inputs: z.record(z.string(), z.unknown()), bytes: z.number() })),
});

/** The files that are in a bundle. */
function inputsOf(bundle: string): readonly string[] {
  if (!existsSync(metaFile)) throw new Error('dist/meta.json is missing: run "npm run build" first');
  const output = Metafile.parse(JSON.parse(readFileSync(metaFile, 'utf8'))).outputs[`dist/${bundle}`];
  if (!output) throw new Error(`dist/${bundle} was not built`);
  return Object.keys(output.inputs);
}

describe('dist/server.js', () => {
  const inputs = inputsOf('server.js');

  it('carries the language service', () => {
    expect(inputs.filter((file) => file.startsWith('server/src/service/'))).not.toEqual([]);
  });

  it('carries no implementation of a plugin', () => {
    expect(inputs.filter((file) => file.endsWith('.run.ts'))).toEqual([]);
  });

  it('carries no database and nothing that runs migrations', () => {
    const running = /(^|\/)node_modules\/sqlite3\/|^engine\/src\/(store|idmap|executable|entity|host|cli)\//;
    expect(inputs.filter((file) => running.test(file))).toEqual([]);
  });
});

describe('dist/extension.js', () => {
  it('carries nothing of the engine but its protocol and its errors', () => {
    const engine = inputsOf('extension.js').filter((file) => file.startsWith('engine/'));
    const allowed = ['engine/src/executable/runner.ts', 'engine/src/host/protocol.ts'];
    expect(engine.filter((file) => !allowed.includes(file))).toEqual([]);
  });

  it('carries no language server', () => {
    expect(inputsOf('extension.js').filter((file) => file.startsWith('server/'))).toEqual([]);
  });
});

describe('dist/engine-host.js', () => {
  it('carries the plugins and the database, and no editor', () => {
    const inputs = inputsOf('engine-host.js');
    expect(inputs.filter((file) => file.endsWith('.run.ts'))).not.toEqual([]);
    expect(inputs.filter((file) => /node_modules\/sqlite3\/lib\/sqlite3\.js$/.test(file))).toHaveLength(1);
    expect(inputs.filter((file) => /^(client|server)\/|vscode-language/.test(file))).toEqual([]);
  });
});

describe('the addon', () => {
  it('lies beside the bundles', () => {
    expect(existsSync(path.join(root, 'dist/node_sqlite3.node'))).toBe(true);
  });
});
