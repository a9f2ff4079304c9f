import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import oniguruma from 'vscode-oniguruma';
import textmate from 'vscode-textmate';

const require = createRequire(import.meta.url);
const root = join(import.meta.dirname, '../..');
const injection = 'migrate-workbench.injection';

/** What VS Code's grammar does to the texts below, as far as it could get in the way: comments, quoted strings, keys. */
const host = JSON.stringify({
  scopeName: 'source.yaml',
  patterns: [
    { match: '#.*$', name: 'comment.line.number-sign.yaml' },
    { begin: "'", end: "'", name: 'string.quoted.single.yaml' },
    { begin: '"', end: '"', name: 'string.quoted.double.yaml' },
    { match: '[\\w/]+(?=\\s*:)', name: 'entity.name.tag.yaml' },
  ],
});

/** The scopes of one word of a line, innermost last, ours only. */
async function scopesOf(line: string, word: string): Promise<string[]> {
  const grammar = await load();
  const at = line.indexOf(word);
  const { tokens } = grammar.tokenizeLine(line, textmate.INITIAL);
  const token = tokens.find(({ startIndex, endIndex }) => startIndex === at && endIndex === at + word.length);
  return (token?.scopes ?? []).filter((scope) => scope.endsWith('.migrate'));
}

let loading: Promise<textmate.IGrammar> | undefined;

function load(): Promise<textmate.IGrammar> {
  loading ??= (async () => {
    const wasm = join(dirname(require.resolve('vscode-oniguruma/package.json')), 'release/onig.wasm');
    await oniguruma.loadWASM(new Uint8Array(readFileSync(wasm)).buffer);
    const registry = new textmate.Registry({
      onigLib: Promise.resolve({
        createOnigScanner: (patterns) => oniguruma.createOnigScanner(patterns),
        createOnigString: (text) => oniguruma.createOnigString(text),
      }),
      loadGrammar: async (scope) => {
        const file = join(root, `syntaxes/${injection}.json`);
        return scope === injection
          ? textmate.parseRawGrammar(readFileSync(file, 'utf8'), file)
          : textmate.parseRawGrammar(host, 'yaml.json');
      },
      getInjections: (scope) => (scope === 'source.yaml' ? [injection] : []),
    });
    const grammar = await registry.loadGrammar('source.yaml');
    if (grammar === null) throw new Error('The grammar did not load.');
    return grammar;
  })();
  return loading;
}

describe('the injection grammar', () => {
  it.each([
    ['    plugin: migration_lookup', 'migration_lookup', 'entity.name.function.plugin.migrate'],
    ['      - plugin: get # comment', 'get', 'entity.name.function.plugin.migrate'],
    ["  plugin: 'entity:node'", 'entity:node', 'entity.name.function.plugin.migrate'],
    ['  x: { plugin: get, source: a }', 'get', 'entity.name.function.plugin.migrate'],
  ])('colours the plugin id in %s', async (line, word, scope) => {
    expect(await scopesOf(line, word)).toEqual([scope]);
  });

  it.each([
    ["  title: '@pseudo'", 'pseudo'],
    ["      - '@pseudo'", 'pseudo'],
    ["    source: ['@pseudo', b]", 'pseudo'],
    ['  title: "@pseudo" # comment', 'pseudo'],
  ])('colours the pseudofield in %s', async (line, word) => {
    expect(await scopesOf(line, word)).toContain('variable.other.readwrite.pseudofield.migrate');
  });

  it('colours the subfield of a referenced destination property', async () => {
    expect(await scopesOf("  x: '@body/value'", '/value')).toContain('variable.other.member.subfield.migrate');
  });

  it('leaves an escaped at sign alone, which names a source property', async () => {
    expect(await scopesOf("  x: '@@name'", '@@name')).toEqual([]);
    expect(await scopesOf("  x: '@@@name'", 'name')).toContain('variable.other.readwrite.pseudofield.migrate');
  });

  it('leaves text in prose and comments alone', async () => {
    expect(await scopesOf("  label: 'write to @me please'", 'me')).toEqual([]);
    expect(await scopesOf('  # plugin: get', 'get')).toEqual([]);
  });

  it.each(['  type: constants/bundle', "    source: 'constants/bundle'", '      - constants/bundle # why'])(
    'colours the constant in %s',
    async (line) => {
      expect(await scopesOf(line, 'constants')).toEqual(['support.constant.constants.migrate']);
      expect(await scopesOf(line, 'bundle')).toEqual(['variable.other.constant.migrate']);
    },
  );

  it('colours subfields in destination keys', async () => {
    expect(await scopesOf('  body/value: text', 'value')).toEqual(['variable.other.member.subfield.migrate']);
    expect(await scopesOf("  'field_link/0/uri':", '0/uri')).toEqual(['variable.other.member.subfield.migrate']);
  });
});
