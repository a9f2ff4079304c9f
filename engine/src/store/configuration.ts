import { serialize, unserialize } from '../php/serialize.ts';
import type { Value } from '../php/value.ts';
import type { BatchMember } from './batch.ts';
import { type BulkTarget, upsertRows } from './bulk.ts';
import type { Database } from './database.ts';

/** Values are serialized by PHP's rules, as Drupal's own `config` table has them; NULL says that the configuration was deleted. */
const DDL = `CREATE TABLE IF NOT EXISTS configuration (
  collection TEXT NOT NULL,
  name TEXT NOT NULL,
  value TEXT,
  PRIMARY KEY (collection, name)
) WITHOUT ROWID`;

const TARGET: BulkTarget = {
  table: 'configuration',
  columns: ['collection', 'name', 'value'],
  key: ['collection', 'name'],
};

/** Values by name; `null` for what was deleted. */
export type ConfigurationChanges = ReadonlyMap<string, Value>;

const NOTHING: ConfigurationChanges = new Map();

/**
 * Configuration that runs have changed, by collection (empty, or `language.LANGCODE` for overrides). It is read as a whole
 * when the store is opened: a site's configuration is small, and everybody asks for it at once.
 */
export class ConfigurationTable implements BatchMember {
  private readonly stored = new Map<string, Map<string, Value>>();
  private readonly collections = new Map<string, Map<string, Value>>();
  private readonly waiting = new Map<string, Set<string>>();
  private changeCount = 0;

  private constructor() {}

  static async open(database: Database): Promise<ConfigurationTable> {
    await database.exec(DDL);
    return ConfigurationTable.on(database);
  }

  /** On a database that may be older than the table. */
  static async on(database: Database): Promise<ConfigurationTable> {
    const table = new ConfigurationTable();
    const [exists] = await database.all("SELECT name FROM sqlite_master WHERE name = 'configuration'");
    if (!exists) return table;
    for (const row of await database.all('SELECT collection, name, value FROM configuration')) {
      const value = row.value === null ? null : unserialize(String(row.value));
      put(table.stored, String(row.collection), String(row.name), value);
      put(table.collections, String(row.collection), String(row.name), value);
    }
    return table;
  }

  /** Counts every change: who keeps something made from configuration sees by it that it is stale. */
  get version(): number {
    return this.changeCount;
  }

  changes(collection = ''): ConfigurationChanges {
    return this.collections.get(collection) ?? NOTHING;
  }

  /** @param value `null` deletes */
  set(name: string, value: Value, collection = ''): void {
    put(this.collections, collection, name, value);
    const names = this.waiting.get(collection) ?? new Set();
    this.waiting.set(collection, names.add(name));
    this.changeCount++;
  }

  get dirty(): boolean {
    return this.waiting.size > 0;
  }

  async write(database: Database): Promise<void> {
    const rows = [...this.waiting].flatMap(([collection, names]) =>
      [...names].map((name) => {
        const value = this.collections.get(collection)?.get(name) ?? null;
        return [collection, name, value === null ? null : serialize(value)];
      }),
    );
    await upsertRows(database, TARGET, rows);
  }

  written(): void {
    for (const [collection, names] of this.waiting) {
      for (const name of names) put(this.stored, collection, name, this.collections.get(collection)?.get(name) ?? null);
    }
    this.waiting.clear();
  }

  discard(): void {
    if (this.waiting.size === 0) return;
    this.waiting.clear();
    this.collections.clear();
    for (const [collection, values] of this.stored) this.collections.set(collection, new Map(values));
    this.changeCount++;
  }
}

function put(collections: Map<string, Map<string, Value>>, collection: string, name: string, value: Value): void {
  const values = collections.get(collection) ?? new Map();
  collections.set(collection, values.set(name, value));
}
