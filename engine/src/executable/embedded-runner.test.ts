import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { openSqlite } from '../store/sqlite.ts';
import { createEmbeddedRunner } from './embedded-runner.ts';
import { pages, type TestWorkspace, testWorkspace } from './testing.ts';

let workspace: TestWorkspace;
afterEach(() => workspace.remove());

const two = ['{ id: 1, title: One }', '{ id: 2, title: Two }'];

const terms = (id: string, rows: string) => `id: ${id}
source: { plugin: embedded_data, data_rows: ${rows}, ids: { id: { type: integer } } }
process: { name: name, parent: parent }
destination: { plugin: 'entity:taxonomy_term', default_bundle: tags }
`;

describe('the embedded runner', () => {
  it('imports, lists what it imported, and takes all of it back', async () => {
    workspace = await testWorkspace(pages('sample', two));
    const { runner } = workspace;
    expect(await runner.import({ ids: ['sample'] }, {}, {})).toMatchObject([
      { id: 'sample', result: 'completed', created: 2, failed: 0 },
    ]);
    const { rows } = await runner.map('sample', {});
    expect(rows.map((row) => [row.sourceid1, row.destid1, row.source_row_status])).toEqual([
      [1, 1, 0],
      [2, 2, 0],
    ]);
    const { entities } = await runner.entities({ type: 'node' });
    expect(Object.values(entities.node ?? {}).map((node) => node.title)).toEqual([
      [{ value: 'One' }],
      [{ value: 'Two' }],
    ]);
    expect(await runner.rollback({ ids: ['sample'] }, {}, {})).toMatchObject([{ result: 'completed', processed: 2 }]);
    expect((await runner.entities({ type: 'node' })).entities).toEqual({});
    expect((await runner.map('sample', {})).rows).toEqual([]);
  });

  it('imports nothing twice, and everything again with update', async () => {
    workspace = await testWorkspace(pages('sample', two));
    const { runner } = workspace;
    await runner.import({}, {}, {});
    expect(await runner.import({}, {}, {})).toMatchObject([{ processed: 0 }]);
    expect(await runner.import({}, { update: true }, {})).toMatchObject([{ created: 0, updated: 2 }]);
  });

  it('keeps the rest when a row fails, and says why', async () => {
    workspace = await testWorkspace(pages('sample', ['{ id: 1 }', '{ id: 2, title: Two }']));
    const { runner } = workspace;
    expect(await runner.import({}, {}, {})).toMatchObject([{ created: 1, failed: 1 }]);
    expect(await runner.messages('sample')).toMatchObject([
      {
        level: 1,
        source_ids: '1',
        message: expect.stringContaining('NOT NULL constraint failed: node_field_data.title'),
      },
    ]);
  });

  it('ends with the name of an unknown plugin, leaves the migration busy as Drupal does, and resets it', async () => {
    workspace = await testWorkspace(pages('sample', two, '  body: { plugin: no_such_plugin, source: title }'));
    const { runner } = workspace;
    const [result] = await runner.import({}, {}, {});
    expect(result).toMatchObject({ result: 'failed', error: expect.stringContaining('no_such_plugin') });
    expect((await runner.status({})).migrations).toMatchObject([{ status: 'Importing', imported: 0 }]);
    expect(await runner.resetStatus('sample')).toBe('Migration sample reset to Idle');
    expect((await runner.status({})).migrations).toMatchObject([{ status: 'Idle' }]);
  });

  it('says that a CSV is missing, and imports nothing', async () => {
    const migration = pages('sample', two)['migrations/sample.yml'] ?? '';
    const csv = migration.replace(
      /source:[\s\S]*?process:/,
      'source: { plugin: csv, path: none.csv, ids: [id] }\nprocess:',
    );
    workspace = await testWorkspace({ 'migrations/sample.yml': csv });
    const said: string[] = [];
    const [result] = await workspace.runner.import({}, {}, { message: ({ text }) => said.push(text) });
    expect(result).toMatchObject({ result: 'failed', processed: 0 });
    expect(said.join()).toContain('File "none.csv" was not found.');
    expect((await workspace.runner.status({})).migrations).toMatchObject([{ status: 'Idle', total: null }]);
  });

  it('lists a file that is no YAML with its line, and goes on with the others', async () => {
    workspace = await testWorkspace({
      ...pages('sample', two),
      'migrations/broken.yml': 'id: broken\nsource: [1, 2\n',
    });
    const { migrations, problems } = await workspace.runner.status({});
    expect(migrations.map(({ id }) => id)).toEqual(['sample']);
    expect(problems).toMatchObject([
      { file: path.join(workspace.root, 'migrations/broken.yml'), line: expect.any(Number) },
    ]);
  });

  it('previews a row without writing anything', async () => {
    workspace = await testWorkspace(pages('sample', two));
    const { runner } = workspace;
    await runner.import({}, {}, {});
    const before = await readFile(workspace.database);
    const preview = await runner.preview('sample', { row: 2 });
    expect(preview).toMatchObject({
      source: { id: 2, title: 'Two' },
      pipelines: [{ destination: 'title', steps: [{ plugin: 'get', input: null, output: 'Two' }] }],
      destination: { title: 'Two' },
      result: { outcome: 'saved' },
    });
    expect(await readFile(workspace.database)).toEqual(before);
  });

  it('stops at once when it is told to, keeps what it has, and goes on from there', async () => {
    const rows = Array.from({ length: 5000 }, (_, index) => `{ id: ${index + 1}, title: Row ${index + 1} }`);
    workspace = await testWorkspace(pages('sample', rows));
    const { runner } = workspace;
    const abort = new AbortController();
    const [stopped] = await runner.import({}, {}, { signal: abort.signal, progress: () => abort.abort() });
    expect(stopped?.result).toBe('stopped');
    expect(stopped?.processed).toBeGreaterThan(0);
    expect(stopped?.processed).toBeLessThan(5000);
    const [rest] = await runner.import({}, {}, {});
    expect((stopped?.processed ?? 0) + (rest?.processed ?? 0)).toBe(5000);
    expect((await runner.status({})).migrations).toMatchObject([{ imported: 5000, unprocessed: 0, status: 'Idle' }]);
  });

  it('refuses a migration that somebody else took at the same moment', async () => {
    const rows = Array.from({ length: 3000 }, (_, index) => `{ id: ${index + 1}, title: Row ${index + 1} }`);
    workspace = await testWorkspace(pages('sample', rows));
    const other = await createEmbeddedRunner({ root: workspace.root });
    await workspace.runner.status({});
    const said: string[] = [];
    const watch = { message: ({ text }: { readonly text: string }) => void said.push(text) };
    const results = (await Promise.all([workspace.runner, other].map((runner) => runner.import({}, {}, watch)))).flat();
    expect(results.map(({ result }) => result).sort()).toEqual(['completed', 'failed']);
    expect(said).toEqual(['Migration sample is busy with another operation: Importing']);
    expect((await workspace.runner.status({})).migrations).toMatchObject([{ imported: 3000, status: 'Idle' }]);
  });

  it('plans a rollback as it then happens, and changes nothing by planning', async () => {
    workspace = await testWorkspace({
      'migrations/parents.yml': terms('parents', '[{ id: 1, name: Fruit }, { id: 2, name: Vegetables }]'),
      'migrations/children.yml': terms(
        'children',
        '[{ id: 1, name: Apple, parent: 1 }, { id: 2, name: Leek, parent: 2 }]',
      ),
    });
    const { runner } = workspace;
    await runner.import({ ids: ['parents'] }, {}, {});
    await runner.import({ ids: ['children'] }, {}, {});
    const before = await readFile(workspace.database);
    const ids = async () =>
      Object.keys((await runner.entities({ type: 'taxonomy_term' })).entities.taxonomy_term ?? {});
    const there = await ids();
    const [planned] = await runner.rollback({ ids: ['parents'] }, { dryRun: true, idlist: [['1']] }, {});
    expect(await readFile(workspace.database)).toEqual(before);
    expect(planned?.plan).toEqual({
      rows: [{ source_ids: '1', destination_ids: '1', action: 'delete', reason: 'the import made it' }],
      alsoDeleted: ['taxonomy_term:3'],
      changed: [],
    });
    await runner.rollback({ ids: ['parents'] }, { idlist: [['1']] }, {});
    const left = await ids();
    expect(there.filter((id) => !left.includes(id))).toEqual(['1', '3']);
    const [after] = await runner.rollback({ ids: ['children'] }, { dryRun: true }, {});
    expect(after?.plan?.rows.map(({ action }) => action)).toEqual(['missing', 'delete']);
  });

  it('writes its state where git does not look', async () => {
    workspace = await testWorkspace(pages('sample', two));
    await workspace.runner.import({}, {}, {});
    expect(await readFile(path.join(workspace.root, '.migrate-workbench/.gitignore'), 'utf8')).toBe('*\n');
  });
});

describe('a database that cannot be used', () => {
  it('because it is none is named, with what to do, and left alone', async () => {
    workspace = await testWorkspace(pages('sample', two));
    await workspace.runner.import({}, {}, {});
    await writeFile(workspace.database, 'this is no database, however long it may be. '.repeat(200));
    await expect(workspace.runner.status({})).rejects.toThrow(/migrate\.sqlite is not a SQLite database: move it away/);
    expect(await readFile(workspace.database, 'utf8')).toContain('this is no database');
  });

  it('because another process holds it is waited for, then named; nothing is changed', {
    timeout: 30_000,
  }, async () => {
    workspace = await testWorkspace(pages('sample', two));
    await workspace.runner.import({}, {}, {});
    const other = await openSqlite(workspace.database);
    await other.exec('BEGIN IMMEDIATE');
    const refused = expect(workspace.runner.import({}, { update: true }, {})).rejects.toThrow(
      /is locked by another process/,
    );
    await refused;
    await other.exec('ROLLBACK');
    await other.close();
    expect((await workspace.runner.status({})).migrations).toMatchObject([
      { status: 'Idle', imported: 2, needing_update: 0 },
    ]);
  });
});
