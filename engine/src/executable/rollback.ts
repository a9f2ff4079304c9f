import type { MapRow } from '../idmap/map-table.ts';
import type { Value } from '../php/value.ts';
import { RollbackAction } from '../plugins/exceptions.ts';
import { Result, Status } from './codes.ts';
import { endBatch } from './end-batch.ts';
import type { Environment } from './environment.ts';
import { isForeseen } from './foreseen.ts';
import type { MigrationInstance } from './instance.ts';
import type { MigrationManager } from './manager.ts';
import { Pace } from './pace.ts';

const PAGE = 1000;

export interface RollbackSettings {
  /** Map rows that are rolled back; all without it (`--idlist`). */
  readonly accepts?: (row: MapRow) => boolean;
  readonly onBatch?: () => void;
  readonly signal?: AbortSignal;
}

/** Rolls a migration back: `MigrateExecutable::rollback`, in batches. */
export class RollbackExecutable {
  private readonly environment: Environment;
  private readonly pace = new Pace();
  /** Destinations whose map rows are gone, among those with the first id in hand: several source rows may share one. */
  private readonly gone = new Set<string>();
  private firstId: string | null | undefined;

  constructor(
    private readonly instance: MigrationInstance,
    manager: MigrationManager,
    private readonly settings: RollbackSettings = {},
  ) {
    this.environment = manager.environment;
  }

  /** @throws what Drupal does not catch: the migration stays Rolling back, what was rolled back stays so */
  async run(): Promise<Result> {
    const { instance, environment } = this;
    instance.assertIdMap();
    if ((await instance.status()) !== Status.Idle) return this.refuse();
    try {
      await environment.events.dispatch('PRE_ROLLBACK', { migration: instance });
      instance.map.touch();
      if (!(await instance.claim(Status.RollingBack))) return await this.refuse();
      const result = await this.rollbackRows();
      await environment.events.dispatch('POST_ROLLBACK', { migration: instance });
      instance.setStatus(Status.Idle);
      await environment.store.batch.commit();
      return result;
    } catch (error) {
      const { batch } = environment.store;
      await (isForeseen(error) ? batch.commit() : batch.discard());
      throw error;
    }
  }

  private async refuse(): Promise<Result> {
    this.environment.display(this.instance.id, await this.instance.busySentence(), 'error');
    return Result.Failed;
  }

  private async rollbackRows(): Promise<Result> {
    this.pace.begin();
    for await (const page of this.instance.map.rollbackOrder(PAGE)) {
      await this.prefetch(page);
      for (const row of page) {
        if (this.settings.accepts && !this.settings.accepts(row)) continue;
        await this.rollbackRow(row);
        const ended = this.pace.tick() && (await endBatch(this.instance, this.environment, this.settings));
        if (ended || this.instance.interrupted) {
          this.instance.interrupted = false;
          return this.instance.takeInterruptionResult();
        }
      }
    }
    return Result.Completed;
  }

  private async prefetch(page: readonly MapRow[]): Promise<void> {
    await this.instance.map.prefetch(page.map((row) => row.hash));
    const ids = page.filter((row) => row.destinationIds.some((id) => id !== null)).map((row) => row.destinationIds);
    if (ids.length > 0) await this.instance.destination.prefetch?.(ids);
  }

  private async rollbackRow(row: MapRow): Promise<void> {
    const { instance, environment } = this;
    const ids = new Map<string, Value>();
    row.destinationIds.forEach((id, index) => {
      const name = instance.map.destinationColumns[index]?.id;
      if (id !== null && name !== undefined) ids.set(name, id);
    });
    if (ids.size === 0) return instance.deleteMapping(row.hash);
    if (row.destinationIds[0] !== this.firstId) this.gone.clear();
    this.firstId = row.destinationIds[0];
    const destination = JSON.stringify(row.destinationIds);
    const alreadyGone = this.gone.has(destination);
    if (alreadyGone || row.rollbackAction === RollbackAction.Delete) {
      await environment.events.dispatch('PRE_ROW_DELETE', { migration: instance, destinationIds: ids });
      await instance.destination.rollback(ids);
      await environment.events.dispatch('POST_ROW_DELETE', { migration: instance, destinationIds: ids });
    }
    // Drupal deletes every map row of this destination at once, so later ones find nothing left to tell about.
    if (alreadyGone) return instance.map.delete(row.hash);
    this.gone.add(destination);
    return instance.deleteMapping(row.hash);
  }
}
