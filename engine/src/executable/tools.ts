import type { MapRow } from '../idmap/map-table.ts';
import { stringOf } from '../php/conversion.ts';
import type { Row } from '../pipeline/row.ts';
import { RowStatus } from '../plugins/exceptions.ts';
import { Result, Status } from './codes.ts';
import { ImportExecutable } from './import.ts';
import type { MigrationInstance } from './instance.ts';
import type { MigrationManager } from './manager.ts';
import { RollbackExecutable } from './rollback.ts';
import { deleteMissing } from './sync.ts';

/** What migrate_tools counts: map saves of this migration, stubs included; on rollback its map deletions. */
export interface ToolsCounters {
  created: number;
  updated: number;
  failed: number;
  ignored: number;
  deleted: number;
}

export interface ToolsOptions {
  readonly update?: boolean;
  readonly force?: boolean;
  readonly sync?: boolean;
  readonly limit?: number;
  readonly idlist?: readonly (readonly string[])[];
  readonly feedback?: number;
  readonly onBatch?: () => void;
  readonly onFeedback?: (counters: Readonly<ToolsCounters>) => void;
  readonly signal?: AbortSignal;
}

const none = (): ToolsCounters => ({ created: 0, updated: 0, failed: 0, ignored: 0, deleted: 0 });

/** migrate_tools' executable around the plain one: its counters, `limit`, `idlist`, `feedback`, `sync`. */
export class ToolsExecutable {
  /** All of the run. */
  readonly counters = none();
  /** Since the last feedback. */
  private sinceFeedback = none();
  private preExisting = false;
  private prepared = 0;
  private readonly found = new Set<string>();

  constructor(
    private readonly instance: MigrationInstance,
    private readonly manager: MigrationManager,
    private readonly options: ToolsOptions,
  ) {
    const { events } = manager.environment;
    events.on('PRE_ROW_SAVE', ({ migration, row }) => {
      if (migration === instance) this.preExisting = (row.idMap.destinationIds?.[0] ?? null) !== null;
    });
    events.on('MAP_SAVE', ({ migration, row }) => {
      if (migration === instance) this.countSave(row);
    });
    events.on('MAP_DELETE', ({ migration }) => {
      if (migration === instance) this.count('deleted');
    });
  }

  /** @throws what Drupal does not catch */
  async import(): Promise<Result> {
    const { instance, manager, options } = this;
    const wanted = options.idlist && new Set(options.idlist.map((ids) => ids.join(':')));
    if (options.update) await this.prepareUpdate();
    // It subscribes to PRE_IMPORT, which a busy migration does not reach.
    if (options.sync && (await instance.status()) === Status.Idle) await deleteMissing(instance, manager);
    const executable = new ImportExecutable(instance, manager, {
      force: options.force,
      onBatch: options.onBatch,
      signal: options.signal,
      hooks: options.limit || options.feedback ? [() => this.onPrepareRow()] : [],
      ...(wanted && { accepts: (row: Row) => this.accepts(row, wanted) }),
    });
    if (wanted) this.manager.environment.events.on('POST_IMPORT', () => this.reportMissing(wanted));
    return executable.run();
  }

  /** @throws what Drupal does not catch */
  rollback(): Promise<Result> {
    const { instance, manager, options } = this;
    const wanted = options.idlist && new Set(options.idlist.map((ids) => instance.map.hashOf(ids)));
    return new RollbackExecutable(instance, manager, {
      onBatch: options.onBatch,
      signal: options.signal,
      ...(wanted && { accepts: (row: MapRow) => wanted.has(row.hash) }),
    }).run();
  }

  private async prepareUpdate(): Promise<void> {
    const { map } = this.instance;
    if (!this.options.idlist) return map.prepareUpdate();
    for (const ids of this.options.idlist) await map.prepareUpdate(map.hashOf(ids));
  }

  private accepts(row: Row, wanted: ReadonlySet<string>): boolean {
    const ids = [...row.sourceIdValues().values()].map(stringOf).join(':');
    if (!wanted.has(ids)) return false;
    this.found.add(ids);
    return true;
  }

  private reportMissing(wanted: ReadonlySet<string>): void {
    const missing = [...wanted].filter((ids) => !this.found.has(ids));
    if (missing.length === 0) return;
    const text = `The following specified IDs were not found in the source IDs: ${missing.join(', ')}.`;
    this.manager.environment.display(this.instance.id, text, 'status');
  }

  /** As each row is prepared (all stay): feedback every N rows, and the end of the run with the row that fills the limit. */
  private onPrepareRow(): true {
    const { feedback, limit } = this.options;
    if (feedback && this.prepared > 0 && this.prepared % feedback === 0) {
      this.options.onFeedback?.(this.sinceFeedback);
      this.sinceFeedback = none();
    }
    this.prepared++;
    const { created, updated, failed, ignored } = this.counters;
    if (limit && created + updated + failed + ignored + 1 >= limit) this.instance.interrupt(Result.Completed);
    return true;
  }

  private countSave(row: MapRow): void {
    if (row.status === RowStatus.Failed) this.count('failed');
    else if (row.status === RowStatus.Ignored) this.count('ignored');
    else this.count(row.status === RowStatus.Imported && this.preExisting ? 'updated' : 'created');
  }

  private count(what: keyof ToolsCounters): void {
    this.counters[what]++;
    this.sinceFeedback[what]++;
  }
}
