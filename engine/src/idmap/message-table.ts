import type { BatchMember } from '../store/batch.ts';
import { deleteRows } from '../store/bulk.ts';
import { type Database, quoteName } from '../store/database.ts';

export interface StoredMessage {
  readonly hash: string;
  readonly level: number;
  readonly message: string;
}

/** A migration's message table with the overlay of the batch. */
export class MessageTable implements BatchMember {
  private readonly added: StoredMessage[] = [];
  private readonly cleared = new Set<string>();
  /** False while the table is known to hold nothing: then clearing costs nothing, and most runs have no message. */
  private filled: boolean;

  constructor(
    private readonly database: Database,
    readonly table: string,
    filled: boolean,
  ) {
    this.filled = filled;
  }

  static async isFilled(database: Database, table: string): Promise<boolean> {
    return (await database.all(`SELECT 1 FROM ${quoteName(table)} LIMIT 1`)).length > 0;
  }

  add(message: StoredMessage): void {
    this.added.push(message);
  }

  /** Deletes all messages of a row. */
  clear(hash: string): void {
    if (this.filled) this.cleared.add(hash);
    if (this.added.length === 0) return;
    for (let i = this.added.length - 1; i >= 0; i--) if (this.added[i]?.hash === hash) this.added.splice(i, 1);
  }

  /** Messages that the batch holds and the database does not. */
  get waiting(): readonly StoredMessage[] {
    return this.added;
  }

  /** Whether any message of this migration exists, as `messageCount() == 0` asks. */
  async any(): Promise<boolean> {
    if (this.added.length > 0) return true;
    if (!this.filled) return false;
    const rows = await this.database.all(
      `SELECT 1 FROM ${quoteName(this.table)} WHERE source_ids_hash NOT IN (SELECT value FROM json_each(?)) LIMIT 1`,
      [JSON.stringify([...this.cleared])],
    );
    return rows.length > 0;
  }

  get dirty(): boolean {
    return this.added.length > 0 || this.cleared.size > 0;
  }

  async write(database: Database): Promise<void> {
    await deleteRows(database, this.table, 'source_ids_hash', [...this.cleared]);
    if (this.added.length === 0) return;
    const rows = this.added.map(({ hash, level, message }) => [hash, level, message]);
    await database.run(
      `INSERT INTO ${quoteName(this.table)} (source_ids_hash, level, message) SELECT value ->> 0, value ->> 1, value ->> 2 FROM json_each(?)`,
      [JSON.stringify(rows)],
    );
  }

  written(): void {
    if (this.added.length > 0) this.filled = true;
    this.discard();
  }

  discard(): void {
    this.added.length = 0;
    this.cleared.clear();
  }
}
