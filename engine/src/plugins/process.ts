import type { Key, Value } from '../php/value.ts';
import type { Row } from '../pipeline/row.ts';
import type { Maybe, MigrationContext, Services } from './services.ts';

/** A step's configuration as the migration gives it, `plugin` and `source` included. */
export type Configuration = ReadonlyMap<Key, Value>;

/** Everything that a process plugin may ask when it is built. */
export interface ProcessBuildContext {
  readonly migration: MigrationContext;
  readonly services: Services;
  /**
   * Compiles a nested process section (`sub_process`, `key` pipelines) to be run on rows of the plugin's own making. NULL
   * stands for the migration's own process section, as in Drupal. Plugins call it when the first value comes, which is
   * when Drupal builds the nested plugins and reports what is wrong with them.
   */
  compile(process: Value): NestedProcess;
  /** The migration's own process section as it stands in the definition, NULL where nobody said (`Migration::getProcess`). */
  readonly process: Value;
}

/** A compiled nested process section. */
export interface NestedProcess {
  /**
   * Runs all its pipelines on a row; skips and failures propagate.
   * @param initial the value that each pipeline starts with (`processRow`'s third argument), NULL by default
   */
  run(row: Row, initial?: Value): Maybe<void>;
}

/** What a call is told besides the value. */
export interface ProcessContext {
  readonly row: Row;
  /** The destination property whose pipeline this is. */
  readonly destinationProperty: string;
}

/** A built process plugin: `MigrateProcessInterface`. Built once a run, called for every row. */
export interface ProcessPlugin {
  /**
   * @returns the new value, or {@link stopPipeline} of it to end the pipeline there (`$this->stopPipeline()`)
   * @throws MigrateException, MigrateSkipRowException, MigrateSkipProcessException or another PhpThrowable
   */
  transform(value: Value, context: ProcessContext): Maybe<Value | Stop>;
  /**
   * Reads what the next rows will ask for, so that `transform` answers at once. Told the values that it will be called with
   * where they are known beforehand; changes nothing, and need not read all.
   */
  prefetch?(values: readonly Value[]): Promise<void>;
  /** `multiple()`: whether the value of the last whole-value call is a list for the next step to take item by item. Default false. */
  multiple?(): boolean;
}

/** The default export of `ID.run.ts`: builds the plugin. Errors here end the run as Drupal's constructors do. */
export type ProcessFactory = (configuration: Configuration, context: ProcessBuildContext) => ProcessPlugin;

/** A value that ends its pipeline. */
export class Stop {
  constructor(readonly value: Value) {}
}

/** Ends the pipeline with this value: `ProcessPluginBase::stopPipeline`. */
export function stopPipeline(value: Value): Stop {
  return new Stop(value);
}
