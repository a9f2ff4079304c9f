import { tableNames } from '../idmap/names.ts';
import { existingTables } from '../idmap/schema.ts';
import type { Json } from '../php/value.ts';
import { quoteName, type SqlRow, type SqlValue } from '../store/database.ts';
import type { Store } from '../store/store.ts';
import type { EntityPage, EntityQuery, MapPage, MapQuery, MessageRow } from './runner.ts';

const STATUS_CODES = { imported: 0, 'needs-update': 1, ignored: 2, failed: 3 } as const;
const PAGE = 100;

/**
 * A page of a map table, in insertion order, with Drupal's columns. Reads any table of Drupal's layout: the columns are
 * the table's own. An empty page where the table does not exist.
 */
export async function mapPage(store: Store, migrationId: string, query: MapQuery): Promise<MapPage> {
  const { map } = tableNames(migrationId);
  if (!(await existingTables(store.database, [map])).has(map)) return { rows: [], next: null };
  const limit = query.limit ?? PAGE;
  const conditions = ['rowid > ?'];
  const parameters: SqlValue[] = [Number(query.after ?? 0)];
  if (query.status) {
    conditions.push('source_row_status = ?');
    parameters.push(STATUS_CODES[query.status]);
  }
  const columns = await columnsOf(store, map);
  addIds(conditions, parameters, columns, 'sourceid', query.sourceId);
  addIds(conditions, parameters, columns, 'destid', query.destinationId);
  const rows = await store.database.all(
    `SELECT rowid AS "rowid", ${columns.map(quoteName).join(', ')} FROM ${quoteName(map)} WHERE ${conditions.join(' AND ')} ORDER BY rowid LIMIT ?`,
    [...parameters, limit + 1],
  );
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return { rows: page.map(withoutRowid), next: rows.length > limit && last ? String(last.rowid) : null };
}

/** Ids joined by `:` match the columns in order; fewer ids match the first columns. */
function addIds(
  conditions: string[],
  parameters: SqlValue[],
  columns: readonly string[],
  prefix: string,
  ids: string | undefined,
): void {
  if (ids === undefined) return;
  const wanted = columns.filter((column) => column.startsWith(prefix));
  const parts = wanted.length === 1 ? [ids] : ids.split(':');
  parts.forEach((part, index) => {
    const column = wanted[index];
    conditions.push(column === undefined ? 'FALSE' : `CAST(${quoteName(column)} AS TEXT) = ?`);
    if (column !== undefined) parameters.push(part);
  });
}

async function columnsOf(store: Store, table: string): Promise<readonly string[]> {
  return (await store.database.all('SELECT name FROM pragma_table_info(?)', [table])).map((row) => String(row.name));
}

function withoutRowid({ rowid: _, ...row }: SqlRow): Readonly<Record<string, Json>> {
  return row as Readonly<Record<string, Json>>;
}

/** The message table joined with the map, in the table's order; ids joined by `:`, blank without a map row. */
export async function messageRows(
  store: Store,
  migrationId: string,
  idlist: readonly (readonly string[])[] | undefined,
): Promise<readonly MessageRow[]> {
  const { map, message } = tableNames(migrationId);
  if (!(await existingTables(store.database, [map, message])).has(message)) return [];
  const columns = await columnsOf(store, map);
  const joined = (prefix: string) => {
    const parts = columns.filter((column) => column.startsWith(prefix)).map((column) => `map.${quoteName(column)}`);
    return parts.length ? parts.map((part) => `COALESCE(${part}, '')`).join(" || ':' || ") : "''";
  };
  const rows = await store.database.all(
    `SELECT message.level AS level, message.message AS message, message.source_ids_hash AS source_ids_hash,
            map.source_ids_hash IS NULL AS unmapped, ${joined('sourceid')} AS source_ids, ${joined('destid')} AS destination_ids
     FROM ${quoteName(message)} AS message LEFT JOIN ${quoteName(map)} AS map ON map.source_ids_hash = message.source_ids_hash
     ORDER BY message.msgid`,
  );
  const wanted = idlist && new Set(idlist.map((ids) => ids.join(':')));
  return rows
    .map((row) => ({
      level: Number(row.level),
      source_ids: row.unmapped ? '' : String(row.source_ids),
      destination_ids: row.unmapped ? '' : String(row.destination_ids).replace(/^:+$/, ''),
      message: String(row.message),
      source_ids_hash: String(row.source_ids_hash),
    }))
    .filter((row) => !wanted || wanted.has(row.source_ids));
}

/** A page of entities. */
export async function entityPage(store: Store, query: EntityQuery): Promise<EntityPage> {
  const limit = query.limit ?? PAGE;
  const after = query.after === undefined ? undefined : (JSON.parse(query.after) as [string, string | number]);
  const found = await store.entities.page({ ...query, limit: limit + 1, after });
  const entities: Record<string, Record<string, Record<string, Json>>> = {};
  const page = found.slice(0, limit);
  for (const entity of page) {
    entities[entity.type] ??= {};
    (entities[entity.type] as Record<string, Record<string, Json>>)[String(entity.id)] = entity.fields;
  }
  const last = page.at(-1);
  return { entities, next: found.length > limit && last ? JSON.stringify([last.type, last.id]) : null };
}
