import type { Key, PhpArray, Value } from '../php/value.ts';
import type { IdDefinitions, Row } from '../pipeline/row.ts';
import type { RollbackAction } from './exceptions.ts';
import type {
  ConfigEntityService,
  ConfigurationService,
  KeyValueService,
  Maybe,
  MigrationContext,
  Services,
} from './services.ts';

/** A built destination plugin: `MigrateDestinationInterface`. */
export interface DestinationPlugin {
  ids(): IdDefinitions;
  readonly supportsRollback: boolean;
  /** Fields with their labels. */
  fields(): ReadonlyMap<string, string>;
  /**
   * Saves a row.
   * @param oldDestinationIds ids by position that the map holds for this row, empty without a map record
   * @returns the destination ids in order, a few plugins give them names as well; `true` for saved but not to be mapped;
   *   `false` for not saved
   */
  import(row: Row, oldDestinationIds: readonly Value[]): Maybe<PhpArray | boolean>;
  /** `rollbackAction()` after the last import. */
  rollbackAction(): RollbackAction;
  /** Deletes what a row made. `ids` are the map's non-NULL destination ids by name. */
  rollback(ids: ReadonlyMap<string, Value>): Maybe<void>;
  /** Fills a stub row so that it can be saved (`processStubRow`). */
  processStubRow?(row: Row): Maybe<void>;
  /** Loads what the next rows will ask for (old entities of a batch) so that `import` answers at once. */
  prefetch?(destinationIds: readonly (readonly Value[])[]): Promise<void>;
  /** @throws RequirementsException */
  checkRequirements?(): Maybe<void>;
}

/** The default export of a destination's `ID.run.ts`. */
export type DestinationFactory = (
  configuration: ReadonlyMap<Key, Value>,
  context: DestinationBuildContext,
) => DestinationPlugin;

export interface DestinationBuildContext {
  /** The id after the colon, as in `entity:node`; empty without one. */
  readonly derivative: string;
  readonly migration: Pick<MigrationContext, 'id'>;
  readonly services: DestinationServices;
}

/** What destinations reach beyond the services of all plugins. */
export interface DestinationServices extends Services {
  readonly configuration: ConfigurationService;
  readonly configEntities: ConfigEntityService;
  readonly keyValue: KeyValueService;
}
