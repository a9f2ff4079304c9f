import { readDefinition } from '@migrate-workbench/engine/definition/read.ts';
import { describe, expect, it } from 'vitest';
import { createLanguageService } from './languageService.ts';
import { defaultSettings } from './settings.ts';
import { applyEdits, knowledgeOf } from './testing.ts';

const text = `id: fixture_test
migration_group: fixture_group
source:
  constants:
    base: public://
process:
  pseudo: name
  title: '@pseudo'
  uri: constants/base
  inherited: '@group_pseudofield'
  shared: constants/group_constant
  uid:
    plugin: migration_lookup
    migration: fixture_users
    no_stub: true
    source: author
  path/alias: alias
  list:
    plugin: sub_process
    source: items
    process:
      inner: value
      copy: '@inner'
migration_dependencies:
  required:
    - fixture_users
destination:
  plugin: entity:node
`;

const service = createLanguageService({
  knowledge: () => knowledgeOf({ siteKnown: true }),
  settings: () => defaultSettings,
  uriOf: (file) => `file://${file}`,
});
const definition = readDefinition('/workspace/migrations/test.yml', text);

/** The position of the second character of a word; of its last occurrence where it should be. */
function on(word: string, last = false) {
  const offset = (last ? text.lastIndexOf(word) : text.indexOf(word)) + 1;
  return definition.yaml.lines.positionAt(offset);
}

function hoverOn(word: string, last = false): string {
  return JSON.stringify(service.hover(definition, on(word, last))?.contents ?? '');
}

/** The file and text of the line where a word is defined. */
function definedAt(word: string, last = false): readonly string[] {
  return service.findDefinition(definition, on(word, last)).map(({ uri, range }) => {
    const name = uri.split('/').at(-1) ?? '';
    return name === 'test.yml' ? (text.split('\n')[range.start.line] ?? '').trim() : name;
  });
}

describe('hover', () => {
  it('explains a plugin with its options', () => {
    expect(hoverOn('migration_lookup')).toContain('no_stub');
    expect(hoverOn('entity:node')).toContain('destination plugin');
  });

  it('explains an option key', () => {
    expect(hoverOn('no_stub')).toContain('option of the process plugin `migration_lookup`');
  });

  it('explains a top-level key', () => {
    expect(hoverOn('migration_dependencies')).toContain('required');
  });

  it('shows what a pseudofield and a constant are', () => {
    expect(hoverOn('@pseudo')).toContain('pseudo: name');
    expect(hoverOn('constants/base')).toContain('base: public://');
  });

  it('shows the migration and the group behind a name', () => {
    expect(hoverOn('fixture_users')).toContain('embedded_data → entity:user');
    expect(hoverOn('fixture_group')).toContain('Fixtures');
  });

  it('shows the type and the subfields of a destination field', () => {
    expect(hoverOn('path/alias')).toContain('`path/langcode`');
  });

  it('says nothing where there is nothing to say', () => {
    expect(service.hover(definition, on('public'))).toBeUndefined();
  });
});

describe('go to definition', () => {
  it('finds the pipeline of a pseudofield, in its own row', () => {
    expect(definedAt('@pseudo')).toEqual(['pseudo: name']);
    expect(definedAt('@inner')).toEqual(['inner: value']);
  });

  it('finds a constant', () => {
    expect(definedAt('constants/base')).toEqual(['base: public://']);
  });

  it('finds what the group defines, in its file', () => {
    const group = 'migrate_plus.migration_group.fixture_group.yml';
    expect(definedAt('@group_pseudofield')).toEqual([group]);
    expect(definedAt('constants/group_constant')).toEqual([group]);
    expect(definedAt('fixture_group')).toEqual([group]);
  });

  it('finds a migration from a lookup and from a dependency', () => {
    expect(definedAt('fixture_users')).toEqual(['fixture_users.yml']);
    expect(definedAt('fixture_users', true)).toEqual(['fixture_users.yml']);
  });
});

describe('code actions', () => {
  it('repair what is at the range and can silence it', () => {
    const broken = readDefinition('/workspace/migrations/test.yml', text.replace("'@pseudo'", "'@psuedo'"));
    const line = text.split('\n').indexOf("  title: '@pseudo'");
    const here = { line, character: 12 };
    const actions = service.codeActions(broken, { start: here, end: here });
    const edited = actions.map(({ title, edit }) => [
      title,
      applyEdits(broken.yaml.text, Object.values(edit?.changes ?? {})[0] ?? []),
    ]);
    const silenced = broken.yaml.text.replace(
      '  title',
      '  # migrate-workbench-disable-next-line undefined-pseudofield\n  title',
    );
    expect(edited).toEqual([
      ['Replace with "@pseudo"', text],
      ['Silence undefined-pseudofield for this line', silenced],
    ]);
    expect(service.validate(readDefinition('/workspace/migrations/test.yml', silenced))).toEqual([]);
  });

  it('are none where nothing is wrong', () => {
    const start = { line: 0, character: 0 };
    expect(service.codeActions(definition, { start, end: start })).toEqual([]);
  });
});
