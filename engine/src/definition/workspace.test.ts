import { describe, expect, it } from 'vitest';
import { memoryFiles } from './testing.ts';
import { loadWorkspace, type Workspace } from './workspace.ts';

const load = (texts: Readonly<Record<string, string>>): Promise<Workspace> => loadWorkspace(memoryFiles(texts), ['/r']);
const plain = (id: string, rest = ''): string => `id: ${id}\nsource: { plugin: csv }\n${rest}`;
const files = (workspace: Workspace): readonly string[] =>
  [...workspace.migrations().values()].map((migration) => migration.definition.file);

describe('migrations', () => {
  it('are found wherever they lie, with or without a module around them', async () => {
    const workspace = await load({
      '/r/web/modules/m/m.info.yml': 'name: M',
      '/r/web/modules/m/migrations/a.yml': plain('a'),
      '/r/web/modules/m/migrations/state/m.yml': 'finished: []',
      '/r/loose/migrations/b.YML': plain('b'),
      '/r/anywhere/migrate_plus.migration.c.yml': plain('c'),
      '/r/web/modules/m/m.routing.yml': 'x: 1',
    });
    expect([...workspace.migrations().keys()]).toEqual(['b', 'a', 'c']);
    expect(workspace.providerOf('/r/web/modules/m/migrations/a.yml')).toBe('m');
    expect(workspace.providerOf('/r/loose/migrations/b.YML')).toBeUndefined();
  });

  it('of configuration are those of the site, not those that modules install, and replace plugins', async () => {
    const workspace = await load({
      '/r/m/migrations/a.yml': plain('a'),
      '/r/m/config/install/migrate_plus.migration.a.yml': plain('a'),
      '/r/config/sync/migrate_plus.migration.a.yml': plain('a'),
      '/r/config/splits/dev/migrate_plus.migration.a.yml': plain('a'),
      '/r/config/sync/core.extension.yml': 'module: { m: 0 }',
    });
    expect(files(workspace)).toEqual(['/r/config/sync/migrate_plus.migration.a.yml']);
    expect([...workspace.duplicates()]).toEqual([]);
    expect(workspace.dropped().every((dropped) => dropped.reason === 'overridden')).toBe(true);
  });

  it('with one id in two modules are a duplicate, of which the later counts', async () => {
    const workspace = await load({ '/r/a/migrations/x.yml': plain('x'), '/r/b/migrations/x.yml': plain('x') });
    expect(files(workspace)).toEqual(['/r/b/migrations/x.yml']);
    expect([...workspace.duplicates()]).toEqual([['x', ['/r/a/migrations/x.yml', '/r/b/migrations/x.yml']]]);
  });

  it('are left out with a reason', async () => {
    const workspace = await load({
      '/r/m/migrations/nosource.yml': 'id: nosource\nprocess: {}',
      '/r/m/migrations/noid.yml': 'label: x',
      '/r/m/migrations/broken.yml': 'a: b: c',
      '/r/c/migrate_plus.migration.off.yml': plain('off', 'status: false'),
      '/r/c/migrate_plus.migration.grouped.yml': 'id: grouped',
    });
    expect(workspace.dropped().map((dropped) => [dropped.definition.file.split('/').at(-1), dropped.reason])).toEqual([
      ['migrate_plus.migration.off.yml', 'disabled'],
      ['broken.yml', 'no-id'],
      ['noid.yml', 'no-id'],
      ['nosource.yml', 'no-source'],
    ]);
    expect([...workspace.migrations().keys()]).toEqual(['grouped']);
  });

  it('go on where Drupal would list none, and the exception is known', async () => {
    const workspace = await load({
      '/r/m/migrations/bad.yml': "id: bad\nlabel: 'x\nsource: {\n",
      '/r/m/migrations/good.yml': plain('good'),
      '/r/m/migrations/noid.yml': 'label: x',
    });
    expect(workspace.migrations().has('good')).toBe(true);
    expect(workspace.drupalErrors()).toEqual([
      {
        file: '/r/m/migrations/bad.yml',
        message: 'The /r/m/migrations/bad.yml contains invalid YAML',
        previous: 'Malformed inline YAML string at line 4.',
      },
      {
        file: '/r/m/migrations/noid.yml',
        message: "The /r/m/migrations/noid.yml contains no data in the identifier key 'id'",
      },
    ]);
  });
});

describe('groups', () => {
  const group =
    'id: g\nshared_configuration:\n  source: { plugin: url, urls: [a, b], key: { x: 1 } }\n  process: { shared: s, title: t }\n  migration_tags: [G]\n';
  const own =
    'id: m\nmigration_group: g\nsource: { urls: [c], key: { y: 2 } }\nprocess: { title: own }\nmigration_tags: null\nlabel: L\n';

  it('are merged in: the migration wins, keys of the group come first, lists merge by index', async () => {
    const workspace = await load({
      '/r/c/migrate_plus.migration_group.g.yml': group,
      '/r/c/migrate_plus.migration.m.yml': own,
    });
    const migration = workspace.migrations().get('m');
    expect([...(migration?.source ?? [])]).toEqual([
      ['plugin', 'url'],
      ['urls', ['c', 'b']],
      [
        'key',
        new Map([
          ['x', 1],
          ['y', 2],
        ]),
      ],
    ]);
    expect([...(migration?.process ?? [])]).toEqual([
      ['shared', 's'],
      ['title', 'own'],
    ]);
    expect(migration).toMatchObject({ label: 'L', group: 'g', tags: ['G'], idMapPlugin: 'sql' });
  });

  it('that nobody names serve as the default group', async () => {
    const workspace = await load({
      '/r/c/migrate_plus.migration_group.default.yml': 'id: default\nshared_configuration: { process: { d: e } }',
      '/r/c/migrate_plus.migration.m.yml': plain('m'),
    });
    expect([...(workspace.migrations().get('m')?.process ?? [])]).toEqual([['d', 'e']]);
    expect(workspace.migrations().get('m')?.group).toBeNull();
  });

  it('do not give a plugin file the source that Drupal wants before it looks at groups', async () => {
    const workspace = await load({ '/r/c/migrate_plus.migration_group.g.yml': group, '/r/m/migrations/m.yml': own });
    expect(workspace.migrations().size).toBe(0);
  });
});

it('included configuration is merged deeply, and lists are appended', async () => {
  const workspace = await load({
    '/r/m/m.migrate_shared_configuration.yml': 'common:\n  migration_tags: [C]\n  source: { batch_size: 5 }\n',
    '/r/m/migrate_shared_configuration/one.yml': 'id: one\nprocess: { a: b }\n',
    '/r/m/migrations/m.yml': plain('m', 'include: [common, one, unknown]\nmigration_tags: [M]\n'),
  });
  const migration = workspace.migrations().get('m');
  expect(migration?.id).toBe('m');
  expect(migration?.tags).toEqual(['C', 'M']);
  expect([...(migration?.source ?? [])]).toEqual([
    ['batch_size', 5],
    ['plugin', 'csv'],
  ]);
  expect([...(migration?.process ?? [])]).toEqual([['a', 'b']]);
});

describe('the site', () => {
  it('is known by its configuration and its version of Drupal', async () => {
    const { site } = await load({
      '/r/config/sync/core.extension.yml': '',
      '/r/config/sync/node.type.page.yml': '',
      '/r/m/config/install/node.type.page.yml': '',
      '/r/m/config/install/node.type.other.yml': '',
      '/r/composer.lock': JSON.stringify({ packages: [{ name: 'drupal/core', version: '11.4.5' }] }),
    });
    expect(site.siteFolders).toEqual(['/r/config/sync']);
    expect(site.configuration.get('node.type.page')).toBe('/r/config/sync/node.type.page.yml');
    expect(site.configuration.get('node.type.other')).toBe('/r/m/config/install/node.type.other.yml');
    expect(site.drupalVersion).toBe('11.4.5');
  });

  it('has the version of its core where the lock file is another or broken', async () => {
    const { site } = await load({
      '/r/composer.lock': 'not json',
      '/r/web/core/lib/Drupal.php': "<?php\nclass Drupal {\n  const VERSION = '10.6.15';\n}",
    });
    expect(site.drupalVersion).toBe('10.6.15');
  });
});

describe('an edit', () => {
  it('gives a new workspace and keeps what it does not touch', async () => {
    const before = await load({ '/r/m/migrations/a.yml': plain('a'), '/r/m/migrations/b.yml': plain('b') });
    const kept = before.migrations().get('b');
    const after = before.withFile('/r/m/migrations/a.yml', plain('c'));
    expect([...after.migrations().keys()]).toEqual(['c', 'b']);
    expect([...before.migrations().keys()]).toEqual(['a', 'b']);
    expect(after.migrations().get('b')).toBe(kept);
    expect([...after.withFile('/r/m/migrations/a.yml', undefined).migrations().keys()]).toEqual(['b']);
  });

  it('of a group changes its migrations', async () => {
    const before = await load({ '/r/c/migrate_plus.migration.m.yml': plain('m', 'migration_group: g') });
    const after = before.withFile(
      '/r/c/migrate_plus.migration_group.g.yml',
      'id: g\nshared_configuration: { process: { a: b } }',
    );
    expect(before.migrations().get('m')?.process.size).toBe(0);
    expect(after.migrations().get('m')?.process.get('a')).toBe('b');
  });
});
