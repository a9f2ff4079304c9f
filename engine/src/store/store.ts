import { existsSync } from 'node:fs';
import { Batch } from './batch.ts';
import type { Database } from './database.ts';
import { EntityTable } from './entities.ts';
import { KeyValueStore } from './key-value.ts';
import { RevisionTable } from './revisions.ts';
import { openSqlite } from './sqlite.ts';

/** The engine's database with the overlay of one run in front of it. A run has its own; views read through one of their own. */
export class Store {
  private constructor(
    readonly database: Database,
    readonly batch: Batch,
    readonly keyValue: KeyValueStore,
    readonly entities: EntityTable,
  ) {}

  /**
   * Opens the database for a view: it reads what is committed while runs go on, and writes nothing. A database that does
   * not exist yet reads as an empty one, and is not made.
   * @throws StoreError in words for a person
   */
  static async openForReading(file: string): Promise<Store> {
    if (!existsSync(file)) return Store.open(':memory:');
    const database = await openSqlite(file, { readonly: true });
    return new Store(database, new Batch(database), KeyValueStore.on(database), await EntityTable.on(database));
  }

  /**
   * Opens the database, making its tables where they are missing.
   * @throws StoreError in words for a person
   */
  static async open(file: string): Promise<Store> {
    const database = await openSqlite(file);
    try {
      const batch = new Batch(database);
      const keyValue = await KeyValueStore.open(database);
      const entities = await EntityTable.open(database);
      for (const member of [entities, keyValue]) batch.add(member);
      return new Store(database, batch, keyValue, entities);
    } catch (error) {
      await database.close();
      throw error;
    }
  }

  async close(): Promise<void> {
    await this.database.close();
  }
}
