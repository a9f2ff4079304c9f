import type { Migration } from '../definition/definition.ts';
import type { EventDispatcher } from '../executable/events.ts';
import type { PrepareRowHook } from '../executable/select.ts';
import type { LoadedProcessPlugin } from '../pipeline/compile.ts';
import { andThen } from '../pipeline/maybe.ts';
import type { DestinationFactory } from '../plugins/destination.ts';
import type { SourceFactory } from '../plugins/source.ts';
import { alterMigrations } from './alter.ts';
import type { WorkbenchConfig } from './config.ts';
import { destinationFactory } from './destination.ts';
import { runningMigration } from './migration.ts';
import { processPlugin } from './process.ts';
import { StandInRow } from './row.ts';
import { isKept, sourceFactory } from './source.ts';
import { subscribe } from './subscribers.ts';
import { guarded } from './throwing.ts';

/** What a workspace's configuration adds to a run, in the engine's own terms. */
export class StandIns {
  /**
   * @param file the configuration's file
   * @param config what it exports
   */
  constructor(
    readonly file: string,
    private readonly config: WorkbenchConfig,
  ) {}

  /** The stand-in for a process plugin. */
  process(id: string): LoadedProcessPlugin | undefined {
    const standIn = own(this.config.process, id);
    return standIn && processPlugin(id, standIn);
  }

  /** The stand-in for a source plugin: that of the very id, else of the id before the colon. */
  source(id: string): SourceFactory | undefined {
    const standIn = own(this.config.source, id) ?? own(this.config.source, beforeColon(id));
    return standIn && sourceFactory(standIn);
  }

  /** The stand-in for a destination plugin: that of the very id, else of the id before the colon. */
  destination(id: string): { readonly factory: DestinationFactory; readonly derivative: string } | undefined {
    const standIn = own(this.config.destination, id) ?? own(this.config.destination, beforeColon(id));
    return standIn && { factory: destinationFactory(standIn), derivative: id.slice(beforeColon(id).length + 1) };
  }

  /** Hooks on rows before they are selected: migrate_plus's, which dispatches its event to subscribers, then the workspace's own. */
  prepareRowHooks(events: EventDispatcher): readonly PrepareRowHook[] {
    const plus: PrepareRowHook = (row, migration) =>
      andThen(events.dispatch('PLUS_PREPARE_ROW', { migration, row }), () => true);
    const first = events.has('PLUS_PREPARE_ROW') ? [plus] : [];
    const { hooks } = this.config;
    if (hooks?.prepareRow === undefined) return first;
    return [
      ...first,
      (row, instance) =>
        andThen(
          guarded(() => hooks.prepareRow?.(new StandInRow(row), runningMigration(instance))),
          (returned) => guarded(() => isKept(returned)),
        ),
    ];
  }

  /**
   * The migrations as `migrationPluginsAlter` leaves them.
   * @throws PhpThrowable what the hook throws
   */
  async alter(migrations: ReadonlyMap<string, Migration>): Promise<ReadonlyMap<string, Migration>> {
    const { hooks } = this.config;
    if (hooks?.migrationPluginsAlter === undefined) return migrations;
    return alterMigrations(migrations, hooks.migrationPluginsAlter.bind(hooks), this.file);
  }

  /** Subscribes to the events of a run. */
  subscribe(events: EventDispatcher): void {
    subscribe(this.config.subscribers ?? {}, events);
  }
}

function beforeColon(id: string): string {
  return id.split(':', 1)[0] ?? id;
}

function own<T>(record: Readonly<Record<string, T>> | undefined, id: string): T | undefined {
  return record !== undefined && Object.hasOwn(record, id) ? record[id] : undefined;
}
