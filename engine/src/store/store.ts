import { existsSync } from 'node:fs';
import { Batch } from './batch.ts';
import { ConfigurationTable } from './configuration.ts';
import type { Database } from './database.ts';
import { EntityTable } from './entities.ts';
import { KeyValueStore } from './key-value.ts';
import { RevisionTable } from './revisions.ts';
import { openSqlite, openSqlitePair } from './sqlite.ts';

/** The engine's database with the overlay of one run in front of it. A run has its own; views read through one of their own. */
export class Store {
  private constructor(
    readonly database: Database,
    readonly batch: Batch,
    readonly keyValue: KeyValueStore,
    readonly entities: EntityTable,
    /** Revisions that are not the default one of their entity. */
    readonly revisions: RevisionTable,
    /** Configuration that runs changed; what they did not change stands in the workspace. */
    readonly configuration: ConfigurationTable,
  ) {}

  /**
   * Opens the database for a view: it reads what is committed while runs go on, and writes nothing. A database that does
   * not exist yet reads as an empty one, and is not made.
   * @throws StoreError in words for a person
   */
  static async openForReading(file: string): Promise<Store> {
    if (!existsSync(file)) return Store.open(':memory:');
    const database = await openSqlite(file, { readonly: true });
    const tables = await database.all("SELECT name FROM sqlite_master WHERE name = 'key_value'");
    if (tables.length === 0) {
      await database.close();
      return Store.open(':memory:');
    }
    return new Store(
      database,
      new Batch(database, true),
      KeyValueStore.on(database),
      await EntityTable.on(database),
      await RevisionTable.on(database),
      await ConfigurationTable.on(database),
    );
  }

  /**
   * Opens the database, making its tables where they are missing.
   * @throws StoreError in words for a person
   */
  static async open(file: string): Promise<Store> {
    const database = await openSqlitePair(file);
    try {
      const batch = new Batch(database);
      const keyValue = await KeyValueStore.open(database);
      const entities = await EntityTable.open(database);
      const revisions = await RevisionTable.open(database);
      const configuration = await ConfigurationTable.open(database);
      for (const member of [entities, revisions, configuration, keyValue]) batch.add(member);
      return new Store(database, batch, keyValue, entities, revisions, configuration);
    } catch (error) {
      await database.close();
      throw error;
    }
  }

  async close(): Promise<void> {
    await this.database.close();
  }
}
