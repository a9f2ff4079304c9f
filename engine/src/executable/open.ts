import path from 'node:path';
import { nodeWorkspaceFiles } from '../definition/workspace-files.node.ts';
import { loadWorkspace, type Workspace } from '../definition/workspace.ts';
import { readAll } from '../definition/workspace-files.ts';
import { parseYaml } from '../definition/yaml.ts';
import type { Value } from '../php/value.ts';
import { createEntityService } from '../entity/entity-service.ts';
import { createCatalogue } from '../plugins/catalogue.ts';
import type { Clock } from '../plugins/services.ts';
import { lazyConfiguration } from '../site/configuration.ts';
import type { DrupalVersion, SiteModel } from '../site/model.ts';
import { createSiteModel } from '../site/site-model.ts';
import type { Store } from '../store/store.ts';
import type { Environment } from './environment.ts';
import { EventDispatcher } from './events.ts';
import { createPluginLoader } from './plugin-loader.ts';
import { createFiles } from './services/create.ts';

/** A workspace as it was read at one moment: its migrations and what is known of its site. */
export interface Snapshot {
  readonly root: string;
  readonly workspace: Workspace;
  readonly site: SiteModel;
}

/** Reads the migrations and the site's configuration below a folder. */
export async function readSnapshot(root: string): Promise<Snapshot> {
  const files = nodeWorkspaceFiles([root]);
  const workspace = await loadWorkspace(files, [root]);
  const { configuration, drupalVersion } = workspace.site;
  const texts = await readAll(files, [...configuration.values()]);
  const parsed = lazyConfiguration(
    [...configuration].map(([name, file]) => [name, (): Value => parseYaml(texts.get(file) ?? '').root?.value ?? null] as const),
  );
  return { root, workspace, site: createSiteModel(parsed, { drupalVersion: supported(drupalVersion) }) };
}

/** The nearest version that is described: 10.6 for all of 10, 11.4 for 11 and later. */
function supported(version: string | undefined): DrupalVersion {
  return Number.parseInt(version ?? '10', 10) >= 11 ? '11.4' : '10.6';
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
export function createEnvironment(snapshot: Snapshot, store: Store, options: EnvironmentOptions): Environment {
  const { files, resources } = createFiles(snapshot.root, store, options);
  return {
    migrations: snapshot.workspace.migrations(),
    store,
    site: snapshot.site,
    clock: options.clock,
    events: new EventDispatcher(),
    plugins: createPluginLoader(createCatalogue()),
    entities: createEntityService(store.entities, snapshot.site, { clock: options.clock, files }),
    files,
    resources,
    display: options.display,
  };
}

/** Folder of the engine's state in a workspace. */
export function stateFolder(root: string): string {
  return path.join(root, '.migrate-workbench');
}
