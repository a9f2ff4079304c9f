import { sha256 } from '../idmap/hash.ts';
import type { MapRow } from '../idmap/map-table.ts';
import { compare } from '../php/comparison.ts';
import { stringOf, toBoolean } from '../php/conversion.ts';
import { serialize } from '../php/serialize.ts';
import { elementAt, isArray, type Value } from '../php/value.ts';
import { isPromise } from '../pipeline/maybe.ts';
import { Row } from '../pipeline/row.ts';
import { MessageLevel, MigrateSkipRowException, RowStatus } from '../plugins/exceptions.ts';
import type { Maybe } from '../plugins/services.ts';
import type { SourceRecord } from '../plugins/source.ts';
import type { Environment } from './environment.ts';
import type { MigrationInstance } from './instance.ts';

/** Hooks on a row before it is selected: `hook_migrate_prepare_row`. False or a MigrateSkipRowException skips the row. */
export type PrepareRowHook = (row: Row, instance: MigrationInstance) => Maybe<boolean | undefined>;

/**
 * Decides which records are imported: `SourcePluginBase::next` and `prepareRow`, with `track_changes` and
 * `high_water_property`.
 */
export class RowSelector {
  private readonly trackChanges: boolean;
  private readonly highWaterName: string | undefined;
  private readonly hooks: readonly PrepareRowHook[];

  constructor(
    private readonly instance: MigrationInstance,
    private readonly environment: Environment,
    hooks: readonly PrepareRowHook[] = [],
  ) {
    this.hooks = [...hooks, ...environment.prepareRowHooks];
    const source = instance.migration.source;
    this.trackChanges = toBoolean(source.get('track_changes') ?? null);
    const highWater = source.get('high_water_property') ?? null;
    const name = isArray(highWater) ? (elementAt(highWater, 'name') ?? null) : null;
    this.highWaterName = toBoolean(highWater) ? stringOf(name) : undefined;
  }

  /** Hash of a record's source ids, to be prefetched; undefined where an id is missing. */
  hashOf(record: SourceRecord): string | undefined {
    const ids: Value[] = [];
    for (const id of this.instance.sourceIds.keys()) {
      const value = record.get(id);
      if (value === undefined) return undefined;
      ids.push(value);
    }
    return this.instance.map.hashOf(ids);
  }

  /** Rows as they probably will be, for reading ahead: nothing is prepared, and records without an id are left out. */
  peek(records: readonly SourceRecord[]): readonly Row[] {
    const { rowConfiguration, sourceIds } = this.instance;
    const ids = [...sourceIds.keys()];
    const whole = records.filter((record) => ids.every((id) => record.has(id)));
    return whole.map((record) => new Row(record, rowConfiguration, sourceIds));
  }

  /**
   * The row of a record if it is to be imported.
   * @param hash the hash of its ids, where it is known
   * @throws PhpException when an id is missing, or what `prepareRow` and hooks throw
   */
  select(record: SourceRecord, hash: string | undefined): Maybe<Row | undefined> {
    const { instance } = this;
    const row = new Row(record, instance.rowConfiguration, instance.sourceIds);
    row.idsHash = hash;
    const found = instance.map.get(instance.map.hashOfRow(row));
    return isPromise(found) ? found.then((map) => this.prepare(row, map)) : this.prepare(row, found);
  }

  private prepare(row: Row, map: MapRow | undefined): Maybe<Row | undefined> {
    if (map) {
      row.setIdMap({
        originalHash: '',
        hash: map.rowHash,
        sourceRowStatus: map.status,
        destinationIds: map.destinationIds,
        rollbackAction: map.rollbackAction,
      });
    }
    // Every row that is looked at loses its messages, whether or not it is imported.
    this.instance.map.messages.clear(this.instance.map.hashOfRow(row));
    const kept = this.prepareRow(row);
    return isPromise(kept)
      ? kept.then((keep) => (keep ? this.choose(row) : undefined))
      : kept
        ? this.choose(row)
        : undefined;
  }

  /** Whether the row stays after the source's own `prepareRow` and the hooks. */
  private prepareRow(row: Row): Maybe<boolean> {
    const { source } = this.instance;
    if (!source.prepareRow && this.hooks.length === 0) return this.prepared(row);
    return this.runPreparation(row);
  }

  private async runPreparation(row: Row): Promise<boolean> {
    try {
      if (this.instance.source.prepareRow && !(await this.instance.source.prepareRow(row))) return false;
      if (!(await callHooks(this.hooks, row, this.instance))) return this.skip(row, new MigrateSkipRowException());
    } catch (error) {
      if (!(error instanceof MigrateSkipRowException)) throw error;
      return this.skip(row, error);
    }
    return this.prepared(row);
  }

  private async skip(row: Row, reason: MigrateSkipRowException): Promise<boolean> {
    const message = reason.message.trim();
    if (message !== '')
      await this.instance.saveMessage(row.sourceIdValues().values(), message, MessageLevel.Informational);
    if (reason.saveToMap) await this.instance.saveMapping(row, [], RowStatus.Ignored);
    return false;
  }

  private prepared(row: Row): boolean {
    if (this.trackChanges) {
      row.setIdMap({ ...row.idMap, originalHash: row.idMap.hash, hash: sha256(serialize(row.wholeSource())) });
    }
    return true;
  }

  private choose(row: Row): Row | undefined {
    const chosen = row.needsUpdate() || this.aboveHighWater(row) || (this.trackChanges && row.changed());
    if (chosen) row.freezeSource();
    if (this.highWaterName !== undefined) {
      this.environment.store.keyValue.set(
        'migrate:high_water',
        this.instance.id,
        row.sourceProperty(this.highWaterName) ?? null,
      );
    }
    return chosen ? row : undefined;
  }

  private aboveHighWater(row: Row): boolean {
    return (
      this.highWaterName !== undefined &&
      compare(row.sourceProperty(this.highWaterName) ?? null, this.instance.originalHighWater) > 0
    );
  }
}

/**
 * Calls all hooks on a row, as Drupal's module handler does, whatever the ones before said.
 * @returns whether none of them gave false
 * @throws MigrateSkipRowException, or what else a hook throws
 */
export async function callHooks(
  hooks: readonly PrepareRowHook[],
  row: Row,
  instance: MigrationInstance,
): Promise<boolean> {
  let kept = true;
  for (const hook of hooks) if ((await hook(row, instance)) === false) kept = false;
  return kept;
}
