import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { importsOf, productFiles, root, textOf } from './sources.ts';

const all = ['client', 'server', 'engine'].flatMap((folder) => productFiles(`${folder}/src`));

/** What is loaded at run time when a file is, the file included. */
function loadedBy(start: readonly string[]): ReadonlySet<string> {
  const seen = new Set<string>();
  const waiting = [...start];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (seen.has(file)) continue;
    seen.add(file);
    if (!all.includes(file)) continue;
    waiting.push(...importsOf(file).flatMap(({ to, typeOnly }) => (typeOnly ? [] : [to])));
  }
  return seen;
}

describe('the language service', () => {
  const loaded = [...loadedBy(productFiles('server/src/service'))];

  it('loads no node: module, no VS Code, no connection and no database, directly or through the engine', () => {
    const machine = loaded.filter((name) =>
      /^(node:|vscode$|vscode-languageserver(\/|$)|sqlite3|tinyglobby)/.test(name),
    );
    expect(machine).toEqual([]);
  });

  it('loads no implementation of a plugin', () => {
    expect(loaded.filter((name) => name.endsWith('.run.ts'))).toEqual([]);
  });
});

describe('a plugin', () => {
  const kinds = ['source', 'process', 'destination'].map((kind) => `engine/src/plugins/${kind}`);
  const implementations = kinds.flatMap((kind) => productFiles(kind)).filter((file) => file.endsWith('.run.ts'));
  const descriptors = implementations.map((file) => file.replace(/\.run\.ts$/, '.ts'));

  it('that has an implementation has a descriptor beside it', () => {
    expect(implementations).not.toEqual([]);
    expect(descriptors.filter((file) => !all.includes(file))).toEqual([]);
  });

  it('has a descriptor that loads nothing but other data of its kind', () => {
    const heavy = [...loadedBy(descriptors)].filter((file) => !kinds.some((kind) => file.startsWith(`${kind}/`)));
    expect(heavy.filter((file) => !DESCRIPTOR_DATA.has(file))).toEqual([]);
  });
});

/** Facts that descriptors share: options of base classes, and the entity types that there are. */
const DESCRIPTOR_DATA = new Set([
  'engine/src/plugins/base-options.ts',
  'engine/src/site/field-type-data.ts',
  'engine/src/site/field-types.generated.json',
  'engine/src/php/value.ts',
]);

/** Where the real clock is injected. */
const CLOCK = 'engine/src/executable/embedded-runner.ts';

describe('time', () => {
  it('comes from the injected clock in plugins, pipelines and the loop', () => {
    const folders = ['engine/src/plugins', 'engine/src/pipeline', 'engine/src/executable', 'engine/src/entity'];
    const files = folders.flatMap((folder) => productFiles(folder));
    const clocks = files.filter((file) => file !== CLOCK && /\bDate\.now\(|\bnew Date\(\s*\)/.test(textOf(file)));
    expect(clocks).toEqual([]);
  });
});

describe('the product', () => {
  it('knows no recording by its name', () => {
    const names = recordings();
    expect(names.length).toBeGreaterThan(0);
    const pattern = new RegExp(`\\b(${names.join('|')})\\b`);
    expect(all.filter((file) => pattern.test(textOf(file)))).toEqual([]);
  });
});

/** The recordings that pass, and all that lie beside the repository. */
function recordings(): readonly string[] {
  const passing = path.join(root, 'test/conformance/passing.txt');
  const listed = readFileSync(passing, 'utf8').match(/\b[a-z][a-z0-9]*_[a-z0-9_]+\b/g) ?? [];
  const shared = path.join(root, '../shared/conformance/recordings');
  return [...new Set([...listed, ...(existsSync(shared) ? readdirSync(shared) : [])])];
}
