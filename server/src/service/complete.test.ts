import { readDefinition } from '@migrate-workbench/engine/definition/read.ts';
import { describe, expect, it } from 'vitest';
import type { CompletionItem } from 'vscode-languageserver-types';
import { complete } from './complete.ts';
import { contextOf } from './contextOf.ts';
import { applyEdits, knowledgeOf } from './testing.ts';

/** Completes at the bar in a text. */
function at(marked: string, options: Parameters<typeof knowledgeOf>[0] = {}) {
  const offset = marked.indexOf('|');
  const text = marked.slice(0, offset) + marked.slice(offset + 1);
  const definition = readDefinition('/workspace/migrations/test.yml', text);
  const { items } = complete(contextOf(definition, knowledgeOf(options)), offset);
  const apply = (item: CompletionItem | undefined) => {
    const edit = item?.textEdit;
    return edit !== undefined && 'range' in edit ? applyEdits(text, [edit]) : undefined;
  };
  return {
    labels: items.map(({ label }) => label),
    /** The text after one of the items was chosen. */
    after: (label: string) => apply(items.find((item) => item.label === label)),
    item: (label: string) => items.find((item) => item.label === label),
  };
}

const source = `source:
  plugin: embedded_data
  data_rows:
    - { id: 1, name: Ada }
  ids: { id: { type: integer } }
  constants:
    base: public://
`;

describe('completion of plugin ids', () => {
  it('writes the id, with documentation, those that many use first', () => {
    const completed = at('id: a\nprocess:\n  title:\n    plugin: |\n');
    expect(completed.after('migration_lookup')).toBe('id: a\nprocess:\n  title:\n    plugin: migration_lookup\n');
    expect(completed.labels.indexOf('default_value')).toBeLessThan(completed.labels.indexOf('array_pop'));
    expect(JSON.stringify(completed.item('migration_lookup')?.documentation)).toContain('no_stub');
  });

  it('replaces the word under the caret, its rest included', () => {
    expect(at('source:\n  plugin: cs|x # data\n').after('csv')).toBe('source:\n  plugin: csv # data\n');
  });

  it('keeps the quotes that were begun', () => {
    expect(at("destination:\n  plugin: 'ent|\n").after('entity:node')).toBe("destination:\n  plugin: 'entity:node'\n");
  });

  it('offers a destination for every entity type', () => {
    expect(at('destination:\n  plugin: |\n').labels).toContain('entity:taxonomy_term');
  });
});

describe('completion of keys', () => {
  it('offers the top-level keys that are not there yet', () => {
    const { labels, after } = at('id: a\n|\n');
    expect(labels).toContain('source');
    expect(labels).not.toContain('id');
    expect(after('migration_group')).toBe('id: a\nmigration_group: \n');
    expect(after('source')).toBe('id: a\nsource:\n  \n');
  });

  it('offers the options of the plugin that are not there yet, required ones first', () => {
    const { labels, after } = at('process:\n  title:\n    plugin: skip_on_empty\n    source: a\n    |\n');
    expect(labels[0]).toBe('method');
    expect(labels).toContain('message');
    expect(labels).not.toContain('source');
    expect(after('method')).toContain('    source: a\n    method: \n');
  });

  it('works in a list of steps, for the step around the caret only', () => {
    const text = 'process:\n  title:\n    - plugin: explode\n      |\n    - plugin: skip_on_empty\n      method: row\n';
    expect(at(text).labels).toContain('delimiter');
    expect(at(text).labels).not.toContain('method');
  });

  it('offers the plugin of a new step', () => {
    const text = 'process:\n  title:\n    - plugin: get\n      source: a\n    - |\n';
    expect(at(text).after('plugin')).toBe('process:\n  title:\n    - plugin: get\n      source: a\n    - plugin: \n');
  });

  it('writes no second colon', () => {
    expect(at('process:\n  title:\n    plugin: explode\n    deli|: x\n').after('delimiter')).toContain(
      '    delimiter: x\n',
    );
  });
});

describe('completion of values', () => {
  it('offers the allowed values of an option', () => {
    const { labels, after } = at('process:\n  title:\n    plugin: skip_on_empty\n    method: |\n');
    expect(labels).toEqual(['row', 'process']);
    expect(after('row')).toContain('    method: row\n');
  });

  it('offers true and false for a boolean, without quotes', () => {
    const completed = at('process:\n  title:\n    plugin: migration_lookup\n    no_stub: |\n');
    expect(completed.after('true')).toContain('    no_stub: true\n');
  });

  it('offers migrations of the workspace and of core', () => {
    const { labels } = at('process:\n  uid:\n    plugin: migration_lookup\n    migration: |\n');
    expect(labels).toContain('fixture_users');
    expect(labels).toContain('d7_user');
    expect(at('migration_dependencies:\n  required:\n    - |\n').labels).toContain('fixture_users');
  });

  it('offers groups', () => {
    expect(at('migration_group: |\n').labels).toContain('fixture_group');
  });
});

describe('completion of properties', () => {
  it('offers columns, constants and earlier destination properties, quoted as YAML needs it', () => {
    const { labels, after } = at(`${source}process:\n  pseudo: name\n  title: |\n  later: id\n`);
    expect(labels).toEqual(['id', 'name', 'constants/base', '@pseudo']);
    expect(after('@pseudo')).toContain("  title: '@pseudo'\n");
    expect(after('constants/base')).toContain('  title: constants/base\n');
  });

  it('works behind an unquoted at sign, which breaks the YAML', () => {
    const { after } = at(`${source}process:\n  pseudo: name\n  title: @ps|\n  later: id\n`);
    expect(after('@pseudo')).toContain("  pseudo: name\n  title: '@pseudo'\n  later: id\n");
  });

  it('works in the source of a step and in a list of sources', () => {
    const step = `${source}process:\n  pseudo: name\n  title:\n    plugin: concat\n    source:\n      - name\n      - '|'\n`;
    expect(at(step).after('@pseudo')).toContain("      - name\n      - '@pseudo'\n");
  });

  it('offers in a sub_process what its own row has', () => {
    const text = `${source}process:\n  outer: name\n  a:\n    plugin: sub_process\n    source: items\n    process:\n      inner: value\n      b: '|'\n`;
    expect(at(text).labels).toEqual(['@inner']);
  });

  it('offers what a group brings along', () => {
    const { labels } = at('id: a\nmigration_group: fixture_group\nprocess:\n  title: |\n');
    expect(labels).toEqual(['constants/group_constant', '@group_pseudofield']);
  });
});

describe('completion of destination properties', () => {
  it('offers the fields and subfields of the bundle', () => {
    const text = 'process:\n  title: a\n  |\ndestination:\n  plugin: entity:node\n  default_bundle: page\n';
    const { labels, after } = at(text, { siteKnown: true });
    expect(labels).toContain('field_link');
    expect(labels).toContain('field_link/uri');
    expect(labels).not.toContain('title');
    expect(after('field_link/uri')).toContain('  title: a\n  field_link/uri: \n');
  });
});

describe('completion in a file that is broken elsewhere', () => {
  it('still knows the plugin and what is in scope', () => {
    const text = `label: a: b\n${source}process:\n  pseudo: name\n  x: [\n  title:\n    plugin: concat\n    |\n`;
    expect(at(text).labels).toContain('delimiter');
  });

  it('has an answer at every place of a text', () => {
    const text = `${source}process:\n  a: '@b'\n  c:\n    - plugin: get\n      source: [a, "b]\n  {x: y\n- z\n`;
    for (let i = 0; i <= text.length; i++) {
      expect(() => at(`${text.slice(0, i)}|${text.slice(i)}`)).not.toThrow();
    }
  });
});
