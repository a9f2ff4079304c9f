import type { Database } from '../../engine/src/store/database.ts';
import { quoteName } from '../../engine/src/store/database.ts';
import { openSqlite } from '../../engine/src/store/sqlite.ts';

const BATCH = 1000;

/**
 * The floor: writes what an import left in its database once more into an empty one, with the same DDL, indexes, journal
 * mode, driver and batch size, from rows that are in memory already.
 * @returns seconds
 */
export async function measureFloor(imported: string, copy: string, tables: readonly string[]): Promise<number> {
  const source = await openSqlite(imported, { readonly: true });
  const target = await openSqlite(copy);
  try {
    const names = tables.map((name) => `'${name}'`).join(', ');
    const schema = await source.all(
      `SELECT sql FROM sqlite_master WHERE tbl_name IN (${names}) AND sql IS NOT NULL ORDER BY rowid`,
    );
    for (const { sql } of schema) await target.exec(String(sql));
    const contents = await Promise.all(tables.map((table) => readTable(source, table)));
    const started = performance.now();
    for (let from = 0; contents.some(({ rows }) => from < rows.length); from += BATCH) {
      await target.exec('BEGIN IMMEDIATE');
      for (const { insert, rows } of contents) {
        const batch = rows.slice(from, from + BATCH);
        if (batch.length) await target.run(insert, [JSON.stringify(batch)]);
      }
      await target.exec('COMMIT');
    }
    return (performance.now() - started) / 1000;
  } finally {
    await source.close();
    await target.close();
  }
}

async function readTable(
  database: Database,
  table: string,
): Promise<{ insert: string; rows: readonly (readonly unknown[])[] }> {
  const rows = await database.all(`SELECT * FROM ${quoteName(table)}`);
  const columns = Object.keys(rows[0] ?? {});
  const values = columns.map((_, index) => `value ->> ${index}`).join(', ');
  return {
    insert: `INSERT INTO ${quoteName(table)} (${columns.map(quoteName).join(', ')}) SELECT ${values} FROM json_each(?)`,
    rows: rows.map((row) => columns.map((column) => row[column])),
  };
}
