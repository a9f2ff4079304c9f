/** A value as the database driver takes and gives it. */
export type SqlValue = null | number | string | Uint8Array;

export type SqlRow = Readonly<Record<string, SqlValue>>;

/**
 * One connection to the engine's database. SQLite is one; a server that several workers share can be another. Statements
 * run in the order of their calls.
 */
export interface Database {
  /** All rows of a query. */
  all(sql: string, parameters?: readonly SqlValue[]): Promise<readonly SqlRow[]>;
  /** Carries out a statement; gives the number of rows it changed. */
  run(sql: string, parameters?: readonly SqlValue[]): Promise<number>;
  /** Carries out several statements without parameters. */
  exec(sql: string): Promise<void>;
  /** A second connection, which reads what is committed without waiting for a write that is on its way. */
  readonly reader?: Database;
  /** Whether nothing can be written by it. */
  readonly readOnly: boolean;
  close(): Promise<void>;
}

/** The connection to read committed rows by. */
export function readerOf(database: Database): Database {
  return database.reader ?? database;
}

/** Quotes an identifier: table names are made of migration ids, which are the user's. */
export function quoteName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/**
 * Runs `work` in a write transaction: all of it or nothing.
 * @throws whatever `work` throws, after the rollback
 */
export async function transaction<T>(database: Database, work: () => Promise<T>): Promise<T> {
  await database.exec('BEGIN IMMEDIATE');
  try {
    const result = await work();
    await database.exec('COMMIT');
    return result;
  } catch (error) {
    await database.exec('ROLLBACK').catch(() => {
      // SQLite has rolled back by itself after some errors (disk full, I/O); the first error is the one to report.
    });
    throw error;
  }
}
