import { describe, expect, it } from 'vitest';
import type { Pipeline, Reference } from './definition.ts';
import { idOfFileName, kindOf } from './kind.ts';
import { readDefinition } from './read.ts';

const pipelines = (process: string): readonly Pipeline[] =>
  readDefinition('/m/migrations/a.yml', `process:\n${process.replace(/^/gm, '  ')}`).process?.pipelines ?? [];
const names = (references: readonly Reference[]): readonly string[] => references.map((reference) => reference.name);

describe('the kind of a file', () => {
  it.each([
    ['/r/web/modules/x/migrations/a.yml', 'plugin'],
    ['/r/migrations/A.YML', 'plugin'],
    ['/r/migrations/state/a.yml', undefined],
    ['/r/migrations/a.yaml', undefined],
    ['/r/migrations/migrate_plus.migration.a.yml', 'plugin'],
    ['/r/config/sync/migrate_plus.migration.a.yml', 'configuration'],
    ['/r/config/install/migrate_plus.migration_group.g.yml', 'group'],
    ['/r/m/m.migrate_shared_configuration.yml', 'shared'],
    ['/r/m/migrate_shared_configuration/x.yml', 'shared'],
    ['C:\\r\\migrations\\a.yml', 'plugin'],
    ['/r/node.type.page.yml', undefined],
  ])('%s', (file, kind) => {
    expect(kindOf(file)).toBe(kind);
  });

  it('names the id that configuration must have', () => {
    expect(idOfFileName('/r/migrate_plus.migration.my_nodes.yml')).toBe('my_nodes');
    expect(idOfFileName('/r/migrate_plus.migration_group.g.yml')).toBe('g');
    expect(idOfFileName('/r/migrations/a.yml')).toBeUndefined();
  });
});

describe('a definition', () => {
  const text = [
    "id: 'nodes'",
    'label: Nodes',
    'migration_group: g',
    'migration_tags: [A, 7]',
    'include: [shared_a, shared_b]',
    'source:',
    '  plugin: csv',
    '  constants:',
    '    path: public://',
    '    options: { weight: 1 }',
    'process:',
    '  title: name',
    'destination:',
    "  plugin: 'entity:node'",
    'migration_dependencies:',
    '  required: { 0: users }',
    '  optional:',
  ].join('\n');
  const definition = readDefinition('/m/migrations/nodes.yml', text);

  it('says what a migration is', () => {
    expect(definition).toMatchObject({ kind: 'plugin', label: 'Nodes', disabled: false });
    expect(definition.id?.name).toBe('nodes');
    expect(definition.group?.name).toBe('g');
    expect(names(definition.tags)).toEqual(['A', '7']);
    expect(names(definition.includes)).toEqual(['shared_a', 'shared_b']);
    expect(definition.source?.plugin?.name).toBe('csv');
    expect(definition.destination?.plugin?.name).toBe('entity:node');
    expect(names(definition.dependencies.required)).toEqual(['users']);
    expect(names(definition.dependencies.optional)).toEqual([]);
  });

  it('gives names their ranges without quotes', () => {
    const { start, end } = definition.id?.range ?? { start: 0, end: 0 };
    expect(text.slice(start, end)).toBe('nodes');
    const plugin = definition.destination?.plugin?.range ?? { start: 0, end: 0 };
    expect(text.slice(plugin.start, plugin.end)).toBe('entity:node');
  });

  it('knows constants by their paths', () => {
    expect(definition.constants.map((constant) => constant.path)).toEqual(['path', 'options', 'options/weight']);
  });

  it('is disabled only as configuration', () => {
    expect(readDefinition('/s/migrate_plus.migration.a.yml', 'id: a\nstatus: false').disabled).toBe(true);
    expect(readDefinition('/m/migrations/a.yml', 'id: a\nstatus: false').disabled).toBe(false);
  });

  it('of a group reads the shared configuration like a migration', () => {
    const group = readDefinition(
      '/s/migrate_plus.migration_group.g.yml',
      'id: g\nshared_configuration:\n  source:\n    plugin: url\n  process:\n    a: b\n',
    );
    expect(group.shared?.source?.plugin?.name).toBe('url');
    expect(group.shared?.process?.pipelines.map((pipeline) => pipeline.destination)).toEqual(['a']);
    expect(
      readDefinition('/s/migrate_plus.migration_group.g.yml', 'id: g\nshared_configuration: null').shared,
    ).toBeUndefined();
  });

  it.each(['', 'text', '- a', 'id:', 'process: 5\nsource: []\nmigration_dependencies: [a]\nmigration_tags: null'])(
    'of %j has nothing and breaks nothing',
    (content) => {
      expect(readDefinition('/m/migrations/a.yml', content)).toMatchObject({ id: undefined, tags: [], constants: [] });
    },
  );
});

describe('a pipeline', () => {
  it.each([
    ['a: b', 'shorthand'],
    ["a: ''", 'shorthand'],
    ['a: { plugin: x }', 'step'],
    ['a: [ { plugin: x }, { plugin: y } ]', 'list'],
    ['a: { one: { plugin: x }, two: { plugin: y } }', 'named'],
    ['a: {}', 'empty'],
    ['a: []', 'empty'],
    ['a:', 'invalid'],
    ['a: 1', 'invalid'],
    ['a: true', 'invalid'],
    ['a: { source: b }', 'invalid'],
    ['a: [ b, c ]', 'invalid'],
    ['a: { plugin: null, source: b }', 'invalid'],
  ])('%s is %s', (process, form) => {
    expect(pipelines(process)[0]?.form).toBe(form);
  });

  it('keeps a step whose plugin is still to be written', () => {
    const [pipeline] = pipelines('a: { source: b }');
    expect(pipeline?.steps).toMatchObject([{ plugin: undefined, pluginId: undefined, sourceIsList: false }]);
    expect(names(pipeline?.steps[0]?.sources ?? [])).toEqual(['b']);
  });

  it('names one source, several, or none', () => {
    const [one, several, map] = pipelines(
      "a: '@x'\nb: { plugin: concat, source: [c, constants/d] }\ne: { plugin: p, source: { f: g } }",
    );
    expect(one?.steps[0]).toMatchObject({ pluginId: 'get', plugin: undefined });
    expect(names(one?.steps[0]?.sources ?? [])).toEqual(['@x']);
    expect(several?.steps[0]?.sourceIsList).toBe(true);
    expect(names(several?.steps[0]?.sources ?? [])).toEqual(['c', 'constants/d']);
    expect(map?.steps[0]?.sources).toEqual([]);
  });

  it('holds nested sections, in lists and as keys too', () => {
    const [pipeline] = pipelines(
      'a:\n  plugin: sub_process\n  source: l\n  key: { plugin: get, source: k }\n  process:\n    b: c\n    d:\n      plugin: sub_process\n      process: [e]\n',
    );
    const [process, key] = pipeline?.steps[0]?.nested ?? [];
    expect(process?.option).toBe('process');
    expect(process?.section.pipelines.map((inner) => inner.destination)).toEqual(['b', 'd']);
    const deeper = process?.section.pipelines[1]?.steps[0]?.nested[0]?.section.pipelines;
    expect(deeper?.map((inner) => inner.destination)).toEqual(['0']);
    expect(key?.section.pipelines[0]?.steps[0]?.pluginId).toBe('get');
  });

  it('sees what a merge key brings in', () => {
    const text =
      'x: &d { plugin: default_value, default_value: 1 }\nprocess:\n  a:\n    <<: *d\n    default_value: 2\n';
    const [pipeline] = readDefinition('/m/migrations/a.yml', text).process?.pipelines ?? [];
    expect(pipeline?.form).toBe('step');
    expect(pipeline?.steps[0]?.pluginId).toBe('default_value');
    expect(pipeline?.steps[0]?.configuration?.entries.map((entry) => [entry.name, entry.value.value])).toEqual([
      ['plugin', 'default_value'],
      ['default_value', 2],
    ]);
  });
});
