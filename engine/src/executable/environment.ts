import type { Migration } from '../definition/definition.ts';
import type { ProcessPlugins } from '../pipeline/compile.ts';
import type { DestinationFactory } from '../plugins/destination.ts';
import type {
  Clock,
  ConfigEntityService,
  ConfigurationService,
  EntityService,
  FileService,
  ResourceService,
} from '../plugins/services.ts';
import type { SourceFactory } from '../plugins/source.ts';
import type { SiteModel } from '../site/model.ts';
import type { Store } from '../store/store.ts';
import type { EventDispatcher } from './events.ts';
import type { PrepareRowHook } from './select.ts';

/** Everything that a run stands on. One is made per run; nothing in it is shared with another run but the database file. */
export interface Environment {
  /** All migrations of the workspace by id, as Drupal would know them. */
  readonly migrations: ReadonlyMap<string, Migration>;
  readonly store: Store;
  readonly site: SiteModel;
  readonly clock: Clock;
  readonly events: EventDispatcher;
  readonly plugins: PluginLoader;
  /** Hooks of the workspace on rows before they are selected. */
  readonly prepareRowHooks: readonly PrepareRowHook[];
  readonly entities: EntityService;
  readonly configuration: ConfigurationService;
  readonly configEntities: ConfigEntityService;
  readonly files: FileService;
  readonly resources: ResourceService;
  /** `MigrateMessageInterface::display`: what the command prints. */
  display(migrationId: string, message: string, type: 'status' | 'warning' | 'error'): void;
}

/** Where plugins come from. */
export interface PluginLoader {
  readonly process: ProcessPlugins;
  /** Whether an id map keeps anything (`sql`) or nothing (`null`). @throws PluginNotFoundException or PluginNotRunnableError */
  idMap(id: string): 'sql' | 'null';
  /** @throws PluginNotFoundException or PluginNotRunnableError */
  source(id: string): Promise<SourceFactory>;
  /** @throws PluginNotFoundException or PluginNotRunnableError */
  destination(id: string): Promise<{ readonly factory: DestinationFactory; readonly derivative: string }>;
}
