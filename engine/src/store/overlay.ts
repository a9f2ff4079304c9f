/**
 * A table's rows as a run sees them, in three layers by key: what waits for the next write, what is being written while the
 * run goes on, and what was read from the database. A row without a value was deleted, or is known not to be there.
 */
export class Overlay<V> {
  private waiting = new Map<string, V | undefined>();
  private writing = new Map<string, V | undefined>();
  private readonly read = new Map<string, V | undefined>();

  /** @param limit how many rows that were read stay in memory from batch to batch */
  constructor(private readonly limit: number) {}

  /** Whether `get` answers without the database. */
  knows(key: string): boolean {
    return this.waiting.has(key) || this.writing.has(key) || this.read.has(key);
  }

  /** The row, `undefined` where it was deleted or is not there. Ask `knows` first. */
  get(key: string): V | undefined {
    if (this.waiting.has(key)) return this.waiting.get(key);
    return this.writing.has(key) ? this.writing.get(key) : this.read.get(key);
  }

  /** Changes a row, or deletes it. A changed row keeps its place among the changes, one that was deleted comes last. */
  set(key: string, value: V | undefined): void {
    if (value !== undefined && this.waiting.has(key) && this.waiting.get(key) === undefined) this.waiting.delete(key);
    this.waiting.set(key, value);
  }

  /** Notes what the database holds. */
  learn(key: string, value: V | undefined): void {
    this.read.set(key, value);
  }

  /** Forgets what was read: somebody changed the table itself. */
  forget(): void {
    this.read.clear();
  }

  /** Whether a row is changed and not yet in the database. */
  isChanged(key: string): boolean {
    return this.waiting.has(key) || this.writing.has(key);
  }

  /** Rows that are changed and not yet in the database, deleted ones left out. */
  *changedRows(): Generator<V> {
    for (const [key, row] of this.writing) if (row !== undefined && !this.waiting.has(key)) yield row;
    for (const row of this.waiting.values()) if (row !== undefined) yield row;
  }

  /** Keys of rows that are changed and not yet in the database, with the row, or without one where it was deleted. */
  changedKeys(): ReadonlyMap<string, V | undefined> {
    return new Map([...this.writing, ...this.waiting]);
  }

  get dirty(): boolean {
    return this.waiting.size > 0;
  }

  /** From now on what waits is being written, and new changes wait for the write after. */
  freeze(): void {
    [this.waiting, this.writing] = [this.writing, this.waiting];
    for (const key of this.writing.keys()) this.read.delete(key);
  }

  /** What is being written, in the order of the changes. */
  get frozen(): ReadonlyMap<string, V | undefined> {
    return this.writing;
  }

  /** What was being written is in the database. */
  written(): void {
    this.writing.clear();
  }

  /** Forgets what was read once it is more than enough: before more is read. */
  trim(): void {
    if (this.read.size > this.limit) this.read.clear();
  }

  discard(): void {
    this.waiting.clear();
    this.writing.clear();
    this.read.clear();
  }
}
