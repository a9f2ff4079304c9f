import type { MapRow } from '../idmap/map-table.ts';
import type { PhpArray, Value } from '../php/value.ts';
import type { Row } from '../pipeline/row.ts';
import type { Maybe } from '../plugins/services.ts';
import type { MigrationInstance } from './instance.ts';

/** What each of the eleven events of `MigrateEvents`, and migrate_plus's two, tells its subscribers. */
export interface MigrateEvents {
  PRE_IMPORT: { readonly migration: MigrationInstance };
  POST_IMPORT: { readonly migration: MigrationInstance };
  PRE_ROW_SAVE: { readonly migration: MigrationInstance; readonly row: Row };
  POST_ROW_SAVE: {
    readonly migration: MigrationInstance;
    readonly row: Row;
    readonly destinationIds: PhpArray | boolean;
  };
  /** Before the map is written. */
  MAP_SAVE: { readonly migration: MigrationInstance; readonly before: MapRow | undefined; readonly row: MapRow };
  /** Before a map row is removed. */
  MAP_DELETE: { readonly migration: MigrationInstance; readonly hash: string };
  /** After a message was stored. */
  IDMAP_MESSAGE: {
    readonly migration: MigrationInstance;
    readonly hash: string;
    readonly message: string;
    readonly level: number;
  };
  PRE_ROLLBACK: { readonly migration: MigrationInstance };
  POST_ROLLBACK: { readonly migration: MigrationInstance };
  PRE_ROW_DELETE: { readonly migration: MigrationInstance; readonly destinationIds: ReadonlyMap<string, Value> };
  POST_ROW_DELETE: { readonly migration: MigrationInstance; readonly destinationIds: ReadonlyMap<string, Value> };
  /** In the hook on rows before they are selected. */
  PLUS_PREPARE_ROW: { readonly migration: MigrationInstance; readonly row: Row };
  /** An imported row is no longer in the source (`--sync`). */
  PLUS_MISSING_SOURCE_ITEM: {
    readonly migration: MigrationInstance;
    readonly destinationIds: ReadonlyMap<string, Value>;
  };
}

export type EventName = keyof MigrateEvents;
export type Listener<N extends EventName> = (event: MigrateEvents[N]) => Maybe<void>;

/** Calls subscribers in the order in which they subscribed. An event without subscribers costs one look-up. */
export class EventDispatcher {
  private readonly listeners: { [N in EventName]?: Listener<N>[] } = {};

  on<N extends EventName>(name: N, listener: Listener<N>): void {
    const list: Listener<N>[] = this.listeners[name] ?? [];
    list.push(listener);
    (this.listeners as { [M in N]?: Listener<N>[] })[name] = list;
  }

  has(name: EventName): boolean {
    return this.listeners[name] !== undefined;
  }

  /** @throws whatever a subscriber throws: Drupal does not catch it either */
  dispatch<N extends EventName>(name: N, event: MigrateEvents[N]): Maybe<void> {
    const list: readonly Listener<N>[] | undefined = this.listeners[name];
    if (list) return this.callFrom(0, list, event);
  }

  private callFrom<N extends EventName>(
    start: number,
    list: readonly Listener<N>[],
    event: MigrateEvents[N],
  ): Maybe<void> {
    for (let i = start; i < list.length; i++) {
      const called = list[i]?.(event);
      if (called instanceof Promise) return called.then(() => this.callFrom(i + 1, list, event));
    }
  }
}
