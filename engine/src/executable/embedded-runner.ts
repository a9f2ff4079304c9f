import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Definition } from '../definition/definition.ts';
import { child, stringOf } from '../definition/syntax.ts';
import { tableNames } from '../idmap/names.ts';
import { existingTables } from '../idmap/schema.ts';
import { PhpThrowable } from '../php/errors.ts';
import { StoreError } from '../store/errors.ts';
import { Store } from '../store/store.ts';
import { resetStatus, stopMigration } from './control.ts';
import { MigrationManager } from './manager.ts';
import { createEnvironment, readSnapshot, type Snapshot, stateFolder, withStandIns } from './open.ts';
import { previewRow } from './preview.ts';
import { planRollbacks, runImports, runRollbacks, yamlError } from './run.ts';
import { type Runner, RunnerError, type StatusReport, type Watch } from './runner.ts';
import { groupOf, selectMigrations } from './selection.ts';
import { statusOf } from './status.ts';
import { entityPage, mapPage, messageRows } from './views.ts';

/** Name of the configuration in a workspace's root, JavaScript of its own. */
const CONFIG_FILE = 'migrate-workbench.config.mjs';

export interface EmbeddedRunnerOptions {
  /** Absolute path of the workspace. */
  readonly root: string;
  /** SQLite file; default `ROOT/.migrate-workbench/migrate.sqlite`. */
  readonly database?: string;
  /** Whether plugins may use HTTP; default true, since the engine only runs where the workspace is trusted. */
  readonly network?: boolean;
  /** Whether runs load the workspace's `migrate-workbench.config.mjs`; default true, for the same reason. */
  readonly config?: boolean;
  /** Milliseconds since the epoch; default the system's clock. */
  readonly now?: () => number;
}

/** The embedded engine as a runner: reads the workspace anew for every request, runs on a SQLite file. */
export async function createEmbeddedRunner(options: EmbeddedRunnerOptions): Promise<Runner> {
  const database = options.database ?? path.join(stateFolder(options.root), 'migrate.sqlite');
  const clock = { now: options.now ?? (() => Date.now()) };
  const network = options.network ?? true;
  const config = path.join(options.root, CONFIG_FILE);

  async function open(snapshot: Snapshot, watch: Watch, dryRun = false): Promise<MigrationManager> {
    const store = dryRun ? await openForReading() : await openForWriting();
    const display = (migration: string, text: string, type: 'status' | 'warning' | 'error') =>
      watch.message?.({ migration, type, text });
    return new MigrationManager(await createEnvironment(snapshot, store, { network, clock, display, dryRun }));
  }

  /** The workspace as a run or a preview takes it: with what its configuration adds. */
  async function forRun(snapshot: Snapshot): Promise<Snapshot> {
    if (options.config === false || !existsSync(config)) return snapshot;
    const { ConfigProblem, loadStandIns } = await import('../standins/load.ts');
    try {
      return await withStandIns(snapshot, await loadStandIns(config));
    } catch (error) {
      throw error instanceof ConfigProblem ? new RunnerError(error.message) : alterProblem(error);
    }
  }

  async function openForWriting(): Promise<Store> {
    const folder = stateFolder(options.root);
    await mkdir(folder, { recursive: true });
    // The state is nobody's source code, and may hold what is in the user's data.
    await writeFile(path.join(folder, '.gitignore'), '*\n');
    return Store.open(database).catch(refuse);
  }

  function openForReading(): Promise<Store> {
    return Store.openForReading(database).catch(refuse);
  }

  /** A view: its own connection, closed at the end. */
  async function read<T>(work: (store: Store) => Promise<T>): Promise<T> {
    const store = await openForReading();
    try {
      return await work(store);
    } catch (error) {
      return refuse(error);
    } finally {
      await store.close();
    }
  }

  /** The id as the workspace spells it. @throws RunnerError for one that does not exist */
  async function known(id: string): Promise<string> {
    const { migrations } = await readSnapshot(options.root);
    // A migration that the workspace's configuration adds is known to runs only; afterwards it has its tables.
    if (!migrations.has(id) && existsSync(config) && (await read((store) => hasMap(store, id)))) return id;
    return selectMigrations(migrations, { ids: [id] })[0]?.id ?? id;
  }

  return {
    async status(selection) {
      const snapshot = await readSnapshot(options.root);
      const migrations = selectMigrations(snapshot.workspace.migrations(), selection);
      const manager = await open(snapshot, {}, true);
      try {
        const groups = snapshot.workspace.groups();
        const rows = [];
        for (const migration of migrations)
          rows.push(await statusOf(migration, groupLabel(groups, groupOf(migration)), manager, existsSync(config)));
        return { migrations: rows, problems: problemsOf(snapshot) };
      } finally {
        await manager.environment.store.close();
      }
    },
    async import(selection, importOptions, watch) {
      const snapshot = await forRun(await readSnapshot(options.root));
      const migrations = selectMigrations(snapshot.migrations, selection);
      return runImports(migrations, importOptions, watch, () => open(snapshot, watch));
    },
    async rollback(selection, rollbackOptions, watch) {
      const snapshot = await forRun(await readSnapshot(options.root));
      const migrations = selectMigrations(snapshot.migrations, selection);
      if (rollbackOptions.dryRun) return planRollbacks(migrations, rollbackOptions, () => open(snapshot, watch, true));
      return runRollbacks(migrations, rollbackOptions, watch, () => open(snapshot, watch));
    },
    async stop(id) {
      const name = await known(id);
      const store = await openForWriting();
      return stopMigration(store, name).finally(() => store.close());
    },
    async resetStatus(id) {
      const name = await known(id);
      const store = await openForWriting();
      return resetStatus(store, name).finally(() => store.close());
    },
    async messages(id, filter) {
      const name = await known(id);
      return read((store) => messageRows(store, name, filter?.idlist));
    },
    async map(id, query) {
      const name = await known(id);
      return read((store) => mapPage(store, name, query));
    },
    entities: (query) => read((store) => entityPage(store, query)),
    async preview(id, query) {
      const snapshot = await forRun(withText(await readSnapshot(options.root), id, query.text));
      const [migration] = selectMigrations(snapshot.migrations, { ids: [id] });
      const unreadable = migration && yamlError(migration);
      if (unreadable !== undefined) throw new RunnerError(unreadable);
      const manager = await open(snapshot, {}, true);
      try {
        return await previewRow(
          await manager.instance(migration?.id ?? id),
          query,
          manager.environment.prepareRowHooks,
        );
      } finally {
        await manager.environment.store.batch.discard();
        await manager.environment.store.close();
      }
    },
    close: async () => {
      // Every request closes what it opened.
    },
  };
}

/** Whether a migration was ever run. */
async function hasMap({ database }: Store, id: string): Promise<boolean> {
  const { map } = tableNames(id);
  return (await existingTables(database, [map])).has(map);
}

/** What is wrong with the database is for people to read. */
function refuse(error: unknown): never {
  throw error instanceof StoreError ? new RunnerError(error.message) : error;
}

/** `LABEL (ID)` as migrate_tools shows a group. */
function groupLabel(groups: ReadonlyMap<string, Definition>, id: string): string {
  const label = stringOf(child(groups.get(id)?.root, 'label')) ?? (id === 'default' ? 'Default' : id);
  return `${label} (${id})`;
}

/** Files that are no valid migrations. */
function problemsOf({ workspace }: Snapshot): StatusReport['problems'] {
  const problems = [];
  for (const { file, yaml } of workspace.definitions.values()) {
    const [problem] = yaml.problems;
    if (problem)
      problems.push({ file, line: yaml.lines.positionAt(problem.range.start).line + 1, message: problem.message });
  }
  for (const file of workspace.unreadable)
    problems.push({
      file,
      line: 1,
      message: 'The file cannot be read: it is too large, or lies outside the workspace.',
    });
  return problems;
}

/** The workspace with an editor's unsaved text in place of a migration's file. */
function withText(snapshot: Snapshot, id: string, text: string | undefined): Snapshot {
  if (text === undefined) return snapshot;
  const file = selectMigrations(snapshot.workspace.migrations(), { ids: [id] })[0]?.definition.file;
  if (file === undefined) return snapshot;
  const workspace = snapshot.workspace.withFile(file, text);
  return { ...snapshot, workspace, migrations: workspace.migrations() };
}

/** What the workspace's `migrationPluginsAlter` threw: the run cannot start. */
function alterProblem(error: unknown): unknown {
  if (!(error instanceof PhpThrowable)) return error;
  return new RunnerError(`migrationPluginsAlter: ${error.message} (${error.location ?? CONFIG_FILE})`);
}
