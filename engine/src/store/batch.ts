import { type Database, transaction } from './database.ts';

/** A table (or several) with changes that wait in memory for the batch to be written. */
export interface BatchMember {
  /** Whether anything waits. */
  readonly dirty: boolean;
  /**
   * Sets aside what waits, to be written while new changes come in. Only members that can do both at a time have it; with
   * any other one dirty, the run waits for the write.
   */
  freeze?(): void;
  /** Whether `freeze` will do at this moment; true where it is missing. */
  readonly canOverlap?: boolean;
  /** Writes what was set aside (or waits), within the batch's transaction. Must leave memory as it is: the transaction may still fail. */
  write(database: Database): Promise<void>;
  /** The transaction is done: what was written is now in the database. */
  written(): void | Promise<void>;
  /** Forgets what waits, and undoes what was done in its expectation. */
  discard(): void | Promise<void>;
}

/**
 * The overlay between the rows of a batch and the database: members hold the changes of all rows since the last write,
 * later rows read them there, and each write is one transaction. A killed process loses a batch as a whole.
 */
export class Batch {
  private readonly members: BatchMember[] = [];
  private writing: Promise<void> | undefined;
  private busy = false;
  private failure: unknown;

  /** @param dry never writes: everything stays in the overlay, for previews and dry runs */
  constructor(
    private readonly database: Database,
    readonly dry = false,
  ) {}

  add(member: BatchMember): void {
    this.members.push(member);
  }

  /**
   * Writes everything that waits in one transaction, and waits until it is there.
   * @throws the database's error; nothing was written then, and nothing waits any more
   */
  async commit(): Promise<void> {
    await this.settle();
    await this.write(this.members.filter((member) => member.dirty));
  }

  /**
   * Begins to write what waits, while the next rows are worked on. At most one write is on its way.
   * @throws the error of the write before this one
   */
  async commitLater(): Promise<void> {
    await this.settle();
    const dirty = this.members.filter((member) => member.dirty);
    if (!dirty.every((member) => member.freeze && (member.canOverlap ?? true))) return this.write(dirty);
    this.busy = true;
    this.writing = this.write(dirty)
      .catch((error: unknown) => {
        this.failure = error;
      })
      .finally(() => {
        this.busy = false;
      });
  }

  /**
   * Whether a write is on its way. Its statements follow each other through the event loop: whoever works meanwhile gives
   * the loop a turn now and then.
   */
  get isWriting(): boolean {
    return this.busy;
  }

  /**
   * Waits for the write that is on its way. Whatever writes to the database outside the batch does this first.
   * @throws the error of that write
   */
  async settle(): Promise<void> {
    await this.writing;
    this.writing = undefined;
    const failure = this.failure;
    this.failure = undefined;
    if (failure !== undefined) throw failure;
  }

  /** Forgets everything that waits: what a preview does at its end. */
  async discard(): Promise<void> {
    await this.writing;
    for (const member of this.members) await member.discard();
  }

  private async write(dirty: readonly BatchMember[]): Promise<void> {
    if (dirty.length === 0 || this.dry) return;
    for (const member of dirty) member.freeze?.();
    try {
      await transaction(this.database, async () => {
        for (const member of dirty) await member.write(this.database);
      });
    } catch (error) {
      for (const member of this.members) await member.discard();
      throw error;
    }
    for (const member of dirty) await member.written();
  }
}
