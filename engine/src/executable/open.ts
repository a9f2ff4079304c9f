import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Migration } from '../definition/definition.ts';
import { loadWorkspace, type Workspace } from '../definition/workspace.ts';
import { nodeWorkspaceFiles } from '../definition/workspace-files.node.ts';
import { readAll } from '../definition/workspace-files.ts';
import { parseYaml } from '../definition/yaml.ts';
import { createConfigurationService } from '../entity/config/configuration-service.ts';
import { createEntityService } from '../entity/entity-service.ts';
import type { Value } from '../php/value.ts';
import { createCatalogue } from '../plugins/catalogue.ts';
import type { Clock } from '../plugins/services.ts';
import { lazyConfiguration } from '../site/configuration.ts';
import { describedVersion } from '../site/described-version.ts';
import { LiveSite } from '../site/live-site.ts';
import type { DrupalVersion, SiteModel } from '../site/model.ts';
import { createSiteModel } from '../site/site-model.ts';
import type { StandIns } from '../standins/standins.ts';
import type { Store } from '../store/store.ts';
import type { Environment } from './environment.ts';
import { EventDispatcher } from './events.ts';
import { createPluginLoader } from './plugin-loader.ts';
import type { FileJournal } from './services/file-journal.ts';
import { createFileService } from './services/files.ts';
import { FileJournalTable } from './services/journal-table.ts';
import { createResourceService } from './services/resources.ts';

/** A workspace as it was read at one moment: its migrations and what is known of its site. */
export interface Snapshot {
  readonly root: string;
  readonly workspace: Workspace;
  readonly site: SiteModel;
  /** All migrations by id, as the workspace's `migrationPluginsAlter` leaves them where its configuration was loaded. */
  readonly migrations: ReadonlyMap<string, Migration>;
  readonly standIns?: StandIns;
}

/**
 * Reads the migrations and the site's configuration below a folder.
 * @param beside further folders to read from, such as a site's configuration that is kept elsewhere
 */
export async function readSnapshot(root: string, beside: readonly string[] = []): Promise<Snapshot> {
  const roots = [root, ...beside];
  const files = nodeWorkspaceFiles(roots);
  const workspace = await loadWorkspace(files, roots);
  const { configuration, drupalVersion } = workspace.site;
  const texts = await readAll(files, [...configuration.values()]);
  const parsed = lazyConfiguration(
    [...configuration].map(
      ([name, file]) => [name, (): Value => parseYaml(texts.get(file) ?? '').root?.value ?? null] as const,
    ),
  );
  const site = createSiteModel(parsed, { drupalVersion: describedVersion(drupalVersion) });
  return { root, workspace, site, migrations: workspace.migrations() };
}

/**
 * A workspace with what its configuration adds to a run.
 * @throws PhpThrowable what its `migrationPluginsAlter` throws
 */
export async function withStandIns(snapshot: Snapshot, standIns: StandIns): Promise<Snapshot> {
  return { ...snapshot, standIns, migrations: await standIns.alter(snapshot.migrations) };
}

export interface EnvironmentOptions {
  /** Whether plugins may use HTTP. */
  readonly network: boolean;
  /** Nothing but the overlay is changed: no file is copied, moved, downloaded or deleted. */
  readonly dryRun?: boolean;
  readonly clock: Clock;
  readonly display: Environment['display'];
}

/** Everything that a run stands on, over an open store. */
export async function createEnvironment(
  snapshot: Snapshot,
  store: Store,
  options: EnvironmentOptions,
): Promise<Environment> {
  const { files, resources } = await openFiles(snapshot, store, options);
  const site = new LiveSite(snapshot.site, store.configuration);
  const configuration = createConfigurationService(snapshot.site.configuration, store.configuration);
  const { revisions } = store;
  const entities = createEntityService(store.entities, site, { clock: options.clock, files, revisions, configuration });
  const { migrations, standIns } = snapshot;
  const events = new EventDispatcher();
  forgetHighWater(events, site.drupalVersion, store);
  standIns?.subscribe(events);
  return {
    migrations,
    store,
    site,
    configuration,
    clock: options.clock,
    events,
    plugins: createPluginLoader(createCatalogue(), standIns),
    prepareRowHooks: standIns?.prepareRowHooks(events) ?? [],
    entities,
    configEntities: entities.configEntities,
    files,
    resources,
    display: options.display,
  };
}

/** The source's own subscriber to rollbacks: 11.4 resets the high-water mark before the rows go, 10.6 after. */
function forgetHighWater(events: EventDispatcher, version: DrupalVersion, { keyValue }: Store): void {
  events.on(version === '10.6' ? 'POST_ROLLBACK' : 'PRE_ROLLBACK', ({ migration }) =>
    keyValue.delete('migrate:high_water', migration.id),
  );
}

/** The files of a run. What an earlier process left half done is put in order first. */
async function openFiles(snapshot: Snapshot, store: Store, options: EnvironmentOptions) {
  const folder = path.join(stateFolder(snapshot.root), 'files');
  const places = { folder, roots: [drupalRoot(snapshot.root), snapshot.root], readOutside: true };
  const journal = options.dryRun ? NO_JOURNAL : await FileJournalTable.open(store, folder);
  return {
    files: createFileService({ ...places, journal, allowNetwork: options.network, dryRun: options.dryRun }),
    resources: createResourceService(places),
  };
}

const NO_JOURNAL: FileJournal = {
  begin: () => {
    throw new Error('A dry run changes no file.');
  },
};

/** Names that projects give the folder that holds Drupal, beside the project itself. */
const DRUPAL_FOLDERS = ['.', 'web', 'docroot', 'html', 'public'];

/** The folder that Drupal's relative paths start from: the first that holds its core, else its modules, else the workspace. */
function drupalRoot(root: string): string {
  const holding = (entry: string) =>
    DRUPAL_FOLDERS.map((name) => path.join(root, name)).find((folder) => existsSync(path.join(folder, entry)));
  return holding('core/lib/Drupal.php') ?? holding('modules') ?? root;
}

/** Folder of the engine's state in a workspace. */
export function stateFolder(root: string): string {
  return path.join(root, '.migrate-workbench');
}
