import type { Key, Value } from '../php/value.ts';
import type { IdDefinitions, Row } from '../pipeline/row.ts';
import type { Maybe, Services } from './services.ts';

/** One record of a source, keyed by column. */
export type SourceRecord = ReadonlyMap<Key, Value>;

/** A built source plugin: `MigrateSourceInterface`, as far as a plugin decides it (the map, hashes and high water are the executable's). */
export interface SourcePlugin {
  /**
   * The configuration with the defaults that the plugin adds to it, where it adds any: what rows have behind their
   * record, and what their hashes include. The migration's own source configuration by default.
   */
  readonly configuration?: ReadonlyMap<Key, Value>;
  /** Id definitions in order. */
  ids(): IdDefinitions;
  /** Fields with their labels. May read the head of the data. */
  fields(): Maybe<ReadonlyMap<string, string>>;
  /**
   * The records in order, in chunks of the plugin's choosing (a few hundred keep memory flat and awaits rare). A failing
   * source yields what it read before it throws. Each call starts anew; a consumer that stops early calls `return()`.
   */
  read(): AsyncIterable<readonly SourceRecord[]>;
  /** Number of records, -1 where it cannot be counted. */
  count(): Maybe<number>;
  /** The plugin's own `prepareRow`, before the hooks: may change the row, false skips it. */
  prepareRow?(row: Row): Maybe<boolean>;
  /** `checkRequirements`. @throws RequirementsException */
  checkRequirements?(): Maybe<void>;
}

/** The default export of a source's `ID.run.ts`. */
export type SourceFactory = (configuration: ReadonlyMap<Key, Value>, context: SourceBuildContext) => SourcePlugin;

export interface SourceBuildContext {
  readonly migrationId: string;
  readonly services: Pick<Services, 'resources' | 'clock' | 'site'>;
}
