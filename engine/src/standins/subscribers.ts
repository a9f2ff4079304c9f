import type { EventDispatcher, EventName, MigrateEvents } from '../executable/events.ts';
import type { MigrationInstance } from '../executable/instance.ts';
import type { MapRow } from '../idmap/map-table.ts';
import { PhpError } from '../php/errors.ts';
import { isPromise } from '../pipeline/maybe.ts';
import type { Row } from '../pipeline/row.ts';
import { MessageLevel } from '../plugins/exceptions.ts';
import type { RowEvent, Subscriber, WorkbenchEvent, WorkbenchSubscribers } from './config.ts';
import { runningMigration } from './migration.ts';
import { StandInRow } from './row.ts';
import { guarded } from './throwing.ts';
import { type PlainRecord, toPlain, toPlainRecord } from './values.ts';

type DrupalName = keyof WorkbenchSubscribers;

/** Subscribes what a configuration names to the events of a run, in the order in which it stands there. */
export function subscribe(to: WorkbenchSubscribers, events: EventDispatcher): void {
  const plain = <N extends EventName>(name: N, drupal: DrupalName, given: Subscriber<WorkbenchEvent> | undefined) =>
    forward(events, name, drupal, given, (_, base) => base);
  plain('PRE_IMPORT', 'migrate.pre_import', to['migrate.pre_import']);
  plain('POST_IMPORT', 'migrate.post_import', to['migrate.post_import']);
  plain('PRE_ROLLBACK', 'migrate.pre_rollback', to['migrate.pre_rollback']);
  plain('POST_ROLLBACK', 'migrate.post_rollback', to['migrate.post_rollback']);
  forward(events, 'PRE_ROW_SAVE', 'migrate.pre_row_save', to['migrate.pre_row_save'], withRow);
  forward(events, 'PLUS_PREPARE_ROW', 'migrate_plus.prepare_row', to['migrate_plus.prepare_row'], withRow);
  forward(events, 'POST_ROW_SAVE', 'migrate.post_row_save', to['migrate.post_row_save'], (event, base) => ({
    ...withRow(event, base),
    destinationIds: typeof event.destinationIds === 'boolean' ? event.destinationIds : toPlain(event.destinationIds),
  }));
  forward(events, 'MAP_SAVE', 'migrate.map_save', to['migrate.map_save'], ({ row }, base) => ({
    ...base,
    fields: columnsOf(row),
  }));
  forward(events, 'MAP_DELETE', 'migrate.map_delete', to['migrate.map_delete'], ({ hash }, base) => ({
    ...base,
    sourceIdsHash: hash,
  }));
  forward(
    events,
    'IDMAP_MESSAGE',
    'migrate.idmap_message',
    to['migrate.idmap_message'],
    ({ hash, message, level }, base) => ({ ...base, sourceIdsHash: hash, message, level }),
  );
  forward(events, 'PRE_ROW_DELETE', 'migrate.pre_row_delete', to['migrate.pre_row_delete'], withIds);
  forward(events, 'POST_ROW_DELETE', 'migrate.post_row_delete', to['migrate.post_row_delete'], withIds);
  forward(
    events,
    'PLUS_MISSING_SOURCE_ITEM',
    'migrate_plus.missing_source_item',
    to['migrate_plus.missing_source_item'],
    withIds,
  );
}

/** Hands one of the engine's events on to the subscribers of one of Drupal's names. */
function forward<N extends EventName, E extends WorkbenchEvent>(
  events: EventDispatcher,
  name: N,
  drupal: DrupalName,
  given: Subscriber<E> | undefined,
  describe: (event: MigrateEvents[N], base: WorkbenchEvent) => E,
): void {
  if (given === undefined) return;
  for (const subscriber of typeof given === 'function' ? [given] : given) {
    events.on(name, (event) => {
      const called = guarded(() =>
        subscriber(describe(event, { name: drupal, migration: runningMigration(event.migration) })),
      );
      if (name !== 'IDMAP_MESSAGE' || !isPromise(called)) return called;
      // Whoever saved the message has gone on already, so that an error would be lost.
      throw new PhpError('TypeError', `A subscriber to ${drupal} gave a promise: it must answer at once.`);
    });
  }
}

interface OfRow {
  readonly migration: MigrationInstance;
  readonly row: Row;
}

function withRow({ migration, row }: OfRow, base: WorkbenchEvent): RowEvent {
  return {
    ...base,
    row: new StandInRow(row),
    saveMessage: async (message, level = MessageLevel.Informational) =>
      migration.saveMessage(row.sourceIdValues().values(), message, level),
  };
}

function withIds(event: MigrateEvents['PRE_ROW_DELETE'], base: WorkbenchEvent) {
  return { ...base, destinationIds: toPlainRecord(event.destinationIds) };
}

/** A map row by Drupal's columns. */
function columnsOf(row: MapRow): PlainRecord {
  const columns: PlainRecord = { source_ids_hash: row.hash };
  row.sourceIds.forEach((id, index) => {
    columns[`sourceid${index + 1}`] = id;
  });
  row.destinationIds.forEach((id, index) => {
    columns[`destid${index + 1}`] = id;
  });
  return {
    ...columns,
    source_row_status: row.status,
    rollback_action: row.rollbackAction,
    last_imported: row.lastImported,
    hash: row.rowHash,
  };
}
