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
    ${sourceIndex(names.map, source)}
    CREATE TABLE IF NOT EXISTS ${message} (
      "msgid" INTEGER PRIMARY KEY AUTOINCREMENT CHECK ("msgid">= 0),
      "source_ids_hash" VARCHAR(64) NOT NULL,
      "level" INTEGER NOT NULL CHECK ("level">= 0) DEFAULT 1,
      "message" TEXT NOT NULL
    );
    CREATE INDEX IF NOT EXISTS ${quoteName(`${names.message}_source_ids_hash`)} ON ${message} ("source_ids_hash");
  `);
}

/** Index on the source ids, where the migration has any. */
function sourceIndex(map: string, source: readonly IdColumn[]): string {
  if (source.length === 0) return '';
  const columns = source.map(({ column }) => quoteName(column)).join(', ');
  return `CREATE INDEX IF NOT EXISTS ${quoteName(`${map}_source`)} ON ${quoteName(map)} (${columns});`;
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
  return new Set(rows.map((row) => String(row.name)));
}
