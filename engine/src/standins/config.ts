import type { MessageLevel } from '../plugins/exceptions.ts';
import type { StandInRow } from './row.ts';
import type { PlainRecord, PlainValue } from './values.ts';

/** What `migrate-workbench.config.mjs` exports as its default. */
export interface WorkbenchConfig {
  /** Plugins by id; they win over the engine's own and over what it cannot run. */
  readonly process?: Readonly<Record<string, ProcessStandIn | ProcessStandIn['transform']>>;
  readonly source?: Readonly<Record<string, SourceStandIn>>;
  readonly destination?: Readonly<Record<string, DestinationStandIn>>;
  readonly hooks?: WorkbenchHooks;
  readonly subscribers?: WorkbenchSubscribers;
}

/** Now, or with a promise. Whatever answers at once keeps an import fast. */
type Later<T> = T | PromiseLike<T>;

/** What plugins are told of their migration. */
export interface StandInMigration {
  readonly id: string;
  readonly source: PlainRecord;
  readonly destination: PlainRecord;
}

/** A process plugin. A bare function stands for one with `transform` only. */
export interface ProcessStandIn {
  /** `handle_multiples`: takes a list whole instead of item by item. Default false. */
  readonly handleMultiples?: boolean;
  /** `multiple()`: whether the next step takes the value that was returned item by item. Default false. */
  readonly multiple?: boolean | ((value: PlainValue) => boolean);
  /** Called once when the pipeline is built, as a PHP plugin's constructor: what it throws ends the run. */
  configure?(configuration: PlainRecord): void;
  /** The new value; see `skipRow`, `skipProcess`, `stopPipeline` and `MigrateException` for the other ways out. */
  transform(value: PlainValue, context: ProcessStandInContext): Later<unknown>;
}

/** What a process stand-in is told besides the value. */
export interface ProcessStandInContext {
  /** The step's configuration, `plugin` and `source` included. */
  readonly configuration: PlainRecord;
  readonly row: StandInRow;
  readonly destinationProperty: string;
  readonly migration: StandInMigration;
  /** Stores a message for the row. Default level: informational. */
  saveMessage(message: string, level?: MessageLevel): void;
  /** Shows a message to whoever watches the run. */
  display(message: string, type?: 'status' | 'warning' | 'error'): void;
  /** `migrate.lookup`: the destination ids that the map tables hold for these source ids, a list a matching row. */
  lookup(migrations: string | readonly string[], sourceIds: unknown): Promise<PlainValue[][]>;
  /** Milliseconds since the epoch, by the engine's clock. */
  now(): number;
}

/** Ids by name: the field type, or its whole definition. */
export type StandInIds = Readonly<Record<string, string | { readonly type: string; readonly [key: string]: unknown }>>;

/** A source plugin. */
export interface SourceStandIn {
  readonly ids: StandInIds | ((context: SourceStandInContext) => StandInIds);
  /** Names and labels of the fields. */
  readonly fields?: Readonly<Record<string, string>>;
  /** The records: plain objects or Maps by column. */
  rows(context: SourceStandInContext): Iterable<unknown> | AsyncIterable<unknown>;
  /** Number of records, -1 where they cannot be counted. Without it the records are read and counted. */
  count?(context: SourceStandInContext): Later<number>;
  /** The plugin's own `prepareRow`: false skips the row. */
  prepareRow?(row: StandInRow, context: SourceStandInContext): Later<unknown>;
  /** `checkRequirements`: throws a RequirementsException. */
  checkRequirements?(context: SourceStandInContext): Later<void>;
}

export interface SourceStandInContext {
  readonly configuration: PlainRecord;
  readonly migration: Pick<StandInMigration, 'id'>;
}

/** A destination plugin. What it writes is its own affair: the engine cannot take it back after a crash. */
export interface DestinationStandIn {
  readonly ids: StandInIds | ((context: DestinationStandInContext) => StandInIds);
  readonly fields?: Readonly<Record<string, string>>;
  /** Default: whether there is a `rollback`. */
  readonly supportsRollback?: boolean;
  /** Saves a row: its ids in order (or by name), `true` for saved but not to be mapped, `false` for not saved. */
  import(row: StandInRow, context: ImportStandInContext): Later<unknown>;
  /** Deletes what a row made; its ids by name. */
  rollback?(ids: PlainRecord, context: DestinationStandInContext): Later<void>;
  checkRequirements?(context: DestinationStandInContext): Later<void>;
}

export interface DestinationStandInContext {
  readonly configuration: PlainRecord;
  readonly migration: Pick<StandInMigration, 'id'>;
  /** The part of the plugin id after the colon. */
  readonly derivative: string;
}

export interface ImportStandInContext extends DestinationStandInContext {
  /** The ids that the map has for this row, by position; empty for a new one. */
  readonly oldIds: readonly PlainValue[];
  /** Has the rollback leave alone what this row was saved to (`rollback_action` 1). */
  preserveOnRollback(): void;
}

/** A migration in a run, as hooks and subscribers get it. */
export interface RunningMigration extends StandInMigration {
  readonly label: string;
  readonly group: string | null;
  readonly tags: readonly string[];
  /** `interruptMigration`: the run ends after the row in hand. Default result: incomplete. */
  interrupt(result?: 'completed' | 'incomplete' | 'stopped' | 'failed' | 'skipped' | 'disabled'): void;
  /** Shows a message to whoever watches the run (`logMessage`). */
  display(message: string, type?: 'status' | 'warning' | 'error'): void;
}

/** A migration's definition: `id`, `source`, `process`, `destination`, ... with the group merged in. */
export type PlainDefinition = PlainRecord;

export interface WorkbenchHooks {
  /** `hook_migrate_prepare_row`: may change the source; false, or `skipRow()`, skips the row. */
  prepareRow?(row: StandInRow, migration: RunningMigration): Later<unknown>;
  /**
   * `hook_migration_plugins_alter`, after groups: change, delete or add definitions in place. An id `base:derivative` makes a
   * derivative.
   */
  migrationPluginsAlter?(definitions: Map<string, PlainDefinition>): Later<void>;
}

/** What every event tells. */
export interface WorkbenchEvent {
  /** Drupal's name of the event. */
  readonly name: keyof WorkbenchSubscribers;
  readonly migration: RunningMigration;
}

export interface RowEvent extends WorkbenchEvent {
  readonly row: StandInRow;
  /** Stores a message for the row. Default level: informational. */
  saveMessage(message: string, level?: MessageLevel): Promise<void>;
}

export interface PostRowSaveEvent extends RowEvent {
  /** What the destination gave: ids in order, or a boolean. */
  readonly destinationIds: PlainValue;
}

export interface MapSaveEvent extends WorkbenchEvent {
  /** The columns of the map row that is about to be written. */
  readonly fields: PlainRecord;
}

export interface MapDeleteEvent extends WorkbenchEvent {
  readonly sourceIdsHash: string;
}

export interface IdMapMessageEvent extends WorkbenchEvent {
  readonly sourceIdsHash: string;
  readonly message: string;
  readonly level: number;
}

export interface RowDeleteEvent extends WorkbenchEvent {
  /** Destination ids by name. */
  readonly destinationIds: PlainRecord;
}

/** One or several, called in this order. */
export type Subscriber<E extends WorkbenchEvent> = ((event: E) => Later<void>) | readonly ((event: E) => Later<void>)[];

/** Subscribers by Drupal's names of the events. */
export interface WorkbenchSubscribers {
  readonly 'migrate.pre_import'?: Subscriber<WorkbenchEvent>;
  readonly 'migrate.post_import'?: Subscriber<WorkbenchEvent>;
  readonly 'migrate.pre_row_save'?: Subscriber<RowEvent>;
  readonly 'migrate.post_row_save'?: Subscriber<PostRowSaveEvent>;
  readonly 'migrate.map_save'?: Subscriber<MapSaveEvent>;
  readonly 'migrate.map_delete'?: Subscriber<MapDeleteEvent>;
  /** Must answer at once: plugins that save a message do not wait. */
  readonly 'migrate.idmap_message'?: Subscriber<IdMapMessageEvent>;
  readonly 'migrate.pre_rollback'?: Subscriber<WorkbenchEvent>;
  readonly 'migrate.post_rollback'?: Subscriber<WorkbenchEvent>;
  readonly 'migrate.pre_row_delete'?: Subscriber<RowDeleteEvent>;
  readonly 'migrate.post_row_delete'?: Subscriber<RowDeleteEvent>;
  readonly 'migrate_plus.prepare_row'?: Subscriber<RowEvent>;
  readonly 'migrate_plus.missing_source_item'?: Subscriber<RowDeleteEvent>;
}

/** Types a configuration; gives it back as it is. */
export function defineConfig(config: WorkbenchConfig): WorkbenchConfig {
  return config;
}
