import { type Database, quoteName } from '../store/database.ts';
import type { IdColumn } from './columns.ts';

/** Creates a migration's map and message tables as Drupal's SQLite driver does: names, columns, order and indexes. */
export async function createTables(
  database: Database,
  names: { readonly map: string; readonly message: string },
  source: readonly IdColumn[],
  destination: readonly IdColumn[],
): Promise<void> {
  const map = quoteName(names.map);
  const message = quoteName(names.message);
  const lines = [
    '"source_ids_hash" VARCHAR(64) NOT NULL',
    ...source.map((column) => `"${column.column}" ${sqlType(column)} NOT NULL`),
    ...destination.map((column) => `"${column.column}" ${sqlType(column)} NULL DEFAULT NULL`),
    '"source_row_status" INTEGER NOT NULL CHECK ("source_row_status">= 0) DEFAULT 0',
    '"rollback_action" INTEGER NOT NULL CHECK ("rollback_action">= 0) DEFAULT 0',
    '"last_imported" INTEGER NOT NULL CHECK ("last_imported">= 0) DEFAULT 0',
    '"hash" VARCHAR(64) NULL DEFAULT NULL',
    'PRIMARY KEY ("source_ids_hash")',
  ];
  await database.exec(`
    CREATE TABLE IF NOT EXISTS ${map} (${lines.join(', ')});
    CREATE INDEX IF NOT EXISTS ${quoteName(`${names.map}_source`)} ON ${map} (${source.map((column) => `"${column.column}"`).join(', ')});
    CREATE TABLE IF NOT EXISTS ${message} (
      "msgid" INTEGER PRIMARY KEY AUTOINCREMENT CHECK ("msgid">= 0),
      "source_ids_hash" VARCHAR(64) NOT NULL,
      "level" INTEGER NOT NULL CHECK ("level">= 0) DEFAULT 1,
      "message" TEXT NOT NULL
    );
    CREATE INDEX IF NOT EXISTS ${quoteName(`${names.message}_source_ids_hash`)} ON ${message} ("source_ids_hash");
  `);
}

function sqlType(column: IdColumn): string {
  return column.declaration.endsWith(' UNSIGNED')
    ? `${column.declaration.slice(0, -' UNSIGNED'.length)} CHECK ("${column.column}">= 0)`
    : column.declaration;
}

/** Which of these tables exist. */
export async function existingTables(database: Database, names: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await database.all(
    "SELECT name FROM sqlite_master WHERE type = 'table' AND name IN (SELECT value FROM json_each(?))",
    [JSON.stringify(names)],
  );
  return new Set(rows.map((row) => String(row['name'])));
}
