import type { Migration } from '../definition/definition.ts';
import { storedId } from '../idmap/columns.ts';
import type { MapRow, MapTable } from '../idmap/map-table.ts';
import { stringOf, toInt } from '../php/conversion.ts';
import type { Key, Value } from '../php/value.ts';
import { type CompiledProcess, compileProcess } from '../pipeline/compile.ts';
import { andThen } from '../pipeline/maybe.ts';
import type { IdDefinitions, Row } from '../pipeline/row.ts';
import type { DestinationPlugin } from '../plugins/destination.ts';
import {
  type MessageLevel,
  RollbackAction as Rollback,
  type RollbackAction,
  type RowStatus,
} from '../plugins/exceptions.ts';
import type { Maybe, Services } from '../plugins/services.ts';
import type { SourcePlugin } from '../plugins/source.ts';
import { Result, STATUS_LABELS, Status } from './codes.ts';
import type { Environment } from './environment.ts';
import type { MigrationManager } from './manager.ts';

/** Whether a migration's id map keeps anything: core's `null` does not. */
export function keepsMap({ idMapPlugin }: Migration): boolean {
  return idMapPlugin !== 'null';
}

/** A migration with its plugins, map and state: `Drupal\migrate\Plugin\Migration` as a run uses it. */
export class MigrationInstance {
  private compiled: Promise<CompiledProcess> | undefined;
  /** The row in hand, for messages that plugins save. */
  private messageServices: Services | undefined;

  constructor(
    readonly migration: Migration,
    private readonly sourcePlugin: SourcePlugin | Error,
    readonly sourceIds: IdDefinitions,
    private readonly destinationPlugin: DestinationPlugin | Error,
    private readonly idMap: MapTable | Error,
    /** The high-water mark as it stood when the migration was made: rows are compared with it. */
    readonly originalHighWater: Value,
    private readonly environment: Environment,
    private readonly manager: MigrationManager,
  ) {}

  get id(): string {
    return this.migration.id;
  }

  /** Its source plugin. @throws what making it threw: Drupal, too, makes it when it is first asked for */
  get source(): SourcePlugin {
    if (this.sourcePlugin instanceof Error) throw this.sourcePlugin;
    return this.sourcePlugin;
  }

  /** Its id map. @throws what making it threw */
  get map(): MapTable {
    if (this.idMap instanceof Error) throw this.idMap;
    return this.idMap;
  }

  /** @throws what making the id map threw: Drupal's executables take it when they are made */
  assertIdMap(): void {
    if (this.idMap instanceof Error) throw this.idMap;
  }

  /** What rows have behind their record: the source's configuration, with the defaults that its plugin adds. */
  get rowConfiguration(): ReadonlyMap<Key, Value> {
    return this.source.configuration ?? this.migration.source;
  }

  /** Its destination plugin. @throws what making it threw */
  get destination(): DestinationPlugin {
    if (this.destinationPlugin instanceof Error) throw this.destinationPlugin;
    return this.destinationPlugin;
  }

  /** What its process plugins reach. */
  get services(): Services {
    this.messageServices ??= {
      clock: this.environment.clock,
      site: this.environment.site,
      entities: this.environment.entities,
      files: this.environment.files,
      resources: this.environment.resources,
      lookup: this.manager.lookup,
      messages: {
        save: (row, message, level) => this.saveMessage(row.sourceIdValues().values(), message, level),
        display: (message, type) => this.environment.display(this.id, message, type),
      },
    };
    return this.messageServices;
  }

  /**
   * The compiled process section, made once a run.
   * @throws MigrateException or what building a plugin throws
   */
  process(): Promise<CompiledProcess> {
    this.compiled ??= compileProcess({
      process: this.migration.process,
      migration: {
        id: this.id,
        sourceIds: this.sourceIds,
        sourceConfiguration: this.migration.source,
        destinationConfiguration: this.migration.destination,
      },
      services: this.services,
      plugins: this.environment.plugins.process,
    });
    return this.compiled;
  }

  async status(): Promise<Status> {
    return Number(
      toInt((await this.environment.store.keyValue.get('migrate_status', this.id)) ?? Status.Idle),
    ) as Status;
  }

  /**
   * Takes an idle migration for a run, at once. False where another process took it since its status was asked for.
   * What waits is written first.
   */
  async claim(status: Status): Promise<boolean> {
    const { keyValue, batch } = this.environment.store;
    if (batch.dry) return true;
    await batch.commit();
    // An interruption that was asked for before the rows has no effect: Drupal sets the status over it.
    const before = this.interrupted ? Status.Stopping : Status.Idle;
    this.interrupted = false;
    return keyValue.replace('migrate_status', this.id, before, status);
  }

  /** Any status but Stopping overrides an interruption. */
  setStatus(status: Status): void {
    if (status !== Status.Stopping) this.interrupted = false;
    this.environment.store.keyValue.set('migrate_status', this.id, status);
  }

  /** Why it cannot be run now, in Drupal's words. */
  async busySentence(): Promise<string> {
    const status = await this.status();
    return `Migration ${this.id} is busy with another operation: ${STATUS_LABELS[status] ?? status}`;
  }

  /** Whether a subscriber or an option asked, in this process, for the run to end. */
  interrupted = false;

  /** `interruptMigration`: the run ends after the row in hand, with this result. */
  interrupt(result: Result): void {
    this.interrupted = true;
    this.setStatus(Status.Stopping);
    this.environment.store.keyValue.set('migrate_interruption_result', this.id, result);
  }

  async takeInterruptionResult(): Promise<Result> {
    const store = this.environment.store.keyValue;
    const result = Number(
      toInt((await store.get('migrate_interruption_result', this.id)) ?? Result.Incomplete),
    ) as Result;
    store.delete('migrate_interruption_result', this.id);
    return result;
  }

  /**
   * `saveIdMapping`: MAP_SAVE first, then the row. A later skip or failure keeps the destination ids that the map has, and
   * resets the rollback action.
   */
  saveMapping(
    row: Row,
    destinationIds: readonly Value[],
    status: RowStatus,
    rollbackAction: RollbackAction = Rollback.Delete,
  ): Maybe<void> {
    const ids = [...row.sourceIdValues()];
    if (ids.length === 0 || !keepsMap(this.migration)) return;
    const missing = ids.find(([, value]) => value === null);
    if (missing) return this.refuse(`Did not save to map table due to NULL value for key field ${missing[0]}`);
    const width = this.map.destinationColumns.length;
    if (destinationIds.length > 0 && destinationIds.length !== width) {
      return this.refuse('Could not save to map table due to missing destination id values');
    }
    const hash = this.map.hashOfRow(row);
    return andThen(this.map.get(hash), (before) => {
      const saved: MapRow = {
        hash,
        sourceIds: this.map.sourceColumns.map(
          (column, index) => storedId(ids[index]?.[1] ?? null, column.numeric) ?? '',
        ),
        destinationIds: destinationIds.length
          ? this.map.destinationColumns.map((column, index) => storedId(destinationIds[index] ?? null, column.numeric))
          : (before?.destinationIds ?? this.map.destinationColumns.map(() => null)),
        status,
        rollbackAction,
        lastImported: Math.floor(this.environment.clock.now() / 1000),
        rowHash: row.idMap.hash,
      };
      return andThen(this.environment.events.dispatch('MAP_SAVE', { migration: this, before, row: saved }), () =>
        this.map.save(saved),
      );
    });
  }

  /** `saveMessage` of the id map: nothing when an id is NULL; IDMAP_MESSAGE afterwards. */
  saveMessage(sourceIds: Iterable<Value>, message: string, level: MessageLevel): Maybe<void> {
    const ids = [...sourceIds];
    if (ids.includes(null) || !keepsMap(this.migration)) return;
    const hash = this.map.hashOf(ids);
    this.map.touch();
    this.map.messages.add({ hash, level, message });
    return this.environment.events.dispatch('IDMAP_MESSAGE', { migration: this, hash, message, level });
  }

  /** `delete` of the id map: MAP_DELETE first, then the row and its messages. */
  deleteMapping(hash: string): Maybe<void> {
    return andThen(this.environment.events.dispatch('MAP_DELETE', { migration: this, hash }), () =>
      this.map.delete(hash),
    );
  }

  private refuse(message: string): void {
    this.environment.display(this.id, message, 'error');
  }

  /** Source ids as text, for messages to people. */
  static describeIds(ids: Iterable<Value>): string {
    return [...ids].map(stringOf).join(':');
  }
}
