import { serialize, unserialize } from '../php/serialize.ts';
import type { Value } from '../php/value.ts';
import type { BatchMember } from './batch.ts';
import { type Database, readerOf } from './database.ts';

const DDL = `CREATE TABLE IF NOT EXISTS key_value (
  collection VARCHAR(128) NOT NULL,
  name VARCHAR(128) NOT NULL,
  value BLOB NOT NULL,
  PRIMARY KEY (collection, name)
)`;

/** Drupal's `key_value` table: status, interruption result, high-water mark and last import of migrations. */
export class KeyValueStore implements BatchMember {
  private readonly waiting = new Map<string, { collection: string; name: string; value: Value | undefined }>();

  private constructor(private readonly database: Database) {}

  static async open(database: Database): Promise<KeyValueStore> {
    await database.exec(DDL);
    return new KeyValueStore(database);
  }

  /** On a database whose table exists. */
  static on(database: Database): KeyValueStore {
    return new KeyValueStore(database);
  }

  /** What the batch holds, else what the database holds now (another process may have changed it). */
  async get(collection: string, name: string): Promise<Value | undefined> {
    const waiting = this.waiting.get(`${collection}\0${name}`);
    if (waiting) return waiting.value;
    const [row] = await readerOf(this.database).all('SELECT value FROM key_value WHERE collection = ? AND name = ?', [
      collection,
      name,
    ]);
    return row === undefined ? undefined : decode(row.value);
  }

  /** All entries of a collection. */
  async collection(collection: string): Promise<ReadonlyMap<string, Value>> {
    const result = new Map<string, Value>();
    for (const row of await readerOf(this.database).all('SELECT name, value FROM key_value WHERE collection = ?', [
      collection,
    ])) {
      result.set(String(row.name), decode(row.value));
    }
    for (const entry of this.waiting.values()) {
      if (entry.collection !== collection) continue;
      if (entry.value === undefined) result.delete(entry.name);
      else result.set(entry.name, entry.value);
    }
    return result;
  }

  /**
   * Writes a value at once, in place of another: only if the entry holds `expected`, or is missing. Another process that
   * does the same at the same time finds it taken.
   * @returns whether it was written
   */
  async replace(collection: string, name: string, expected: Value, value: Value): Promise<boolean> {
    const changed = await this.database.run(
      `INSERT INTO key_value (collection, name, value) VALUES (?, ?, ?)
       ON CONFLICT (collection, name) DO UPDATE SET value = excluded.value WHERE value = ?`,
      [collection, name, serialize(value), serialize(expected)],
    );
    return changed === 1;
  }

  set(collection: string, name: string, value: Value): void {
    this.waiting.set(`${collection}\0${name}`, { collection, name, value });
  }

  delete(collection: string, name: string): void {
    this.waiting.set(`${collection}\0${name}`, { collection, name, value: undefined });
  }

  get dirty(): boolean {
    return this.waiting.size > 0;
  }

  async write(database: Database): Promise<void> {
    for (const { collection, name, value } of this.waiting.values()) {
      if (value === undefined)
        await database.run('DELETE FROM key_value WHERE collection = ? AND name = ?', [collection, name]);
      else {
        await database.run(
          'INSERT INTO key_value (collection, name, value) VALUES (?, ?, ?) ON CONFLICT (collection, name) DO UPDATE SET value = excluded.value',
          [collection, name, serialize(value)],
        );
      }
    }
  }

  written(): void {
    this.waiting.clear();
  }

  discard(): void {
    this.waiting.clear();
  }
}

function decode(stored: unknown): Value {
  return unserialize(stored instanceof Uint8Array ? Buffer.from(stored).toString('utf8') : String(stored));
}
