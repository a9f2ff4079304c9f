import { type Database, transaction } from './database.ts';

/** A table (or several) with changes that wait in memory for the batch to be written. */
export interface BatchMember {
  /** Whether anything waits. */
  readonly dirty: boolean;
  /** Writes what waits, within the batch's transaction. Must leave memory as it is: the transaction may still fail. */
  write(database: Database): Promise<void>;
  /** The transaction is done: what waited is now in the database. */
  written(): void | Promise<void>;
  /** Forgets what waits, and undoes what was done in its expectation. */
  discard(): void | Promise<void>;
}

/**
 * The overlay between the rows of a batch and the database: members hold the changes of all rows since the last write,
 * later rows read them there, and `commit` writes them in one transaction. A killed process loses the batch as a whole.
 */
export class Batch {
  private readonly members: BatchMember[] = [];

  constructor(private readonly database: Database) {}

  add(member: BatchMember): void {
    this.members.push(member);
  }

  /**
   * Writes everything that waits in one transaction.
   * @throws the database's error; nothing was written then, and nothing waits any more
   */
  async commit(): Promise<void> {
    const dirty = this.members.filter((member) => member.dirty);
    if (dirty.length === 0) return;
    try {
      await transaction(this.database, async () => {
        for (const member of dirty) await member.write(this.database);
      });
    } catch (error) {
      await this.discard();
      throw error;
    }
    for (const member of dirty) await member.written();
  }

  /** Forgets everything that waits: what a preview does at its end. */
  async discard(): Promise<void> {
    for (const member of this.members) await member.discard();
  }
}
