import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import sqlite3 from 'sqlite3';
import type { Database, SqlRow, SqlValue } from './database.ts';
import { StoreError } from './errors.ts';

const EXPLANATIONS: Readonly<Record<string, string>> = {
  SQLITE_CANTOPEN: 'cannot be opened: check that its folder exists and may be written',
  SQLITE_NOTADB: 'is not a SQLite database: move it away, or name another one with --database',
  SQLITE_CORRUPT: 'is damaged: restore a copy, or move it away and import again',
  SQLITE_READONLY: 'is read-only: nothing was changed; make it writable, or name another one with --database',
  SQLITE_FULL: 'does not fit on the disk: nothing of the last batch was written; make room and run again',
  SQLITE_BUSY: 'is locked by another process: nothing was changed; wait until it ends, and run again',
  SQLITE_IOERR: 'could not be read or written (an input/output error of the disk)',
};

function explain(error: Error & { code?: string }, file: string): Error {
  const code = error.code ?? '';
  const explanation = EXPLANATIONS[code];
  return explanation ? new StoreError(`The database ${file} ${explanation}. (${error.message})`, code) : error;
}

/** How long a statement waits for another process's lock. */
const BUSY_MILLISECONDS = 10_000;

/**
 * Opens a SQLite file for a run: a connection to write by, and one to read by while a write is on its way.
 * @throws StoreError when it cannot be opened or is no database
 */
export async function openSqlitePair(file: string): Promise<Database> {
  const writer = await openSqlite(file);
  // Only the connection that made a database in memory sees it.
  if (file === ':memory:') return writer;
  try {
    const reader = await openSqlite(file, { readonly: true });
    return {
      reader,
      readOnly: false,
      all: (sql, parameters) => writer.all(sql, parameters),
      run: (sql, parameters) => writer.run(sql, parameters),
      exec: (sql) => writer.exec(sql),
      close: async () => {
        await reader.close();
        await writer.close();
      },
    };
  } catch (error) {
    await writer.close();
    throw error;
  }
}

/**
 * Opens a SQLite file, making it and its folder where they are missing.
 * @param options.readonly for views: reads what is committed, never blocks a run (WAL)
 * @throws StoreError when it cannot be opened or is no database
 */
export async function openSqlite(file: string, options: { readonly readonly?: boolean } = {}): Promise<Database> {
  if (!options.readonly && file !== ':memory:') await mkdir(path.dirname(file), { recursive: true });
  const mode = options.readonly ? sqlite3.OPEN_READONLY : sqlite3.OPEN_READWRITE | sqlite3.OPEN_CREATE;
  const connection = await new Promise<sqlite3.Database>((resolve, reject) => {
    const opened: sqlite3.Database = new sqlite3.Database(file, mode, (error) =>
      error ? reject(explain(error, file)) : resolve(opened),
    );
  });
  connection.configure('busyTimeout', BUSY_MILLISECONDS);
  const database = new SqliteDatabase(connection, file, options.readonly ?? false);
  if (options.readonly) return database;
  try {
    await database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -16000');
  } catch (error) {
    await database.close();
    throw error;
  }
  return database;
}

class SqliteDatabase implements Database {
  private readonly prepared = new Map<string, sqlite3.Statement>();

  constructor(
    private readonly connection: sqlite3.Database,
    private readonly file: string,
    readonly readOnly: boolean,
  ) {}

  all(sql: string, parameters: readonly SqlValue[] = []): Promise<readonly SqlRow[]> {
    return new Promise((resolve, reject) => {
      this.statement(sql, reject).all<SqlRow>(parameters, (error, rows) =>
        error ? reject(explain(error, this.file)) : resolve(rows),
      );
    });
  }

  run(sql: string, parameters: readonly SqlValue[] = []): Promise<number> {
    return new Promise((resolve, reject) => {
      const file = this.file;
      this.statement(sql, reject).run(parameters, function (this: sqlite3.RunResult, error: Error | null) {
        if (error) reject(explain(error, file));
        else resolve(this.changes);
      });
    });
  }

  exec(sql: string): Promise<void> {
    return new Promise((resolve, reject) => {
      this.connection.exec(sql, (error) => (error ? reject(explain(error, this.file)) : resolve()));
    });
  }

  async close(): Promise<void> {
    for (const statement of this.prepared.values()) statement.finalize();
    this.prepared.clear();
    await new Promise<void>((resolve, reject) => {
      this.connection.close((error) => (error ? reject(explain(error, this.file)) : resolve()));
    });
  }

  /** Statements are prepared once: batches repeat the same few. */
  private statement(sql: string, reject: (error: Error) => void): sqlite3.Statement {
    let statement = this.prepared.get(sql);
    if (!statement) {
      statement = this.connection.prepare(sql, (error: Error | null) => {
        if (!error) return;
        this.prepared.delete(sql);
        reject(explain(error, this.file));
      });
      this.prepared.set(sql, statement);
    }
    return statement;
  }
}
