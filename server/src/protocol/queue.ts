/**
 * Things to do soon, each once however often it was asked for: on the next turn of the loop, one a turn, the one asked for last
 * first. There is no fixed delay; what arrives in the meantime goes before.
 */
export class Queue<T> {
  private readonly waiting = new Set<T>();
  private scheduled = false;

  /** @param work must deal with its own failures */
  constructor(private readonly work: (item: T) => void) {}

  add(item: T): void {
    this.waiting.delete(item);
    this.waiting.add(item);
    this.schedule();
  }

  remove(item: T): void {
    this.waiting.delete(item);
  }

  private schedule(): void {
    if (this.scheduled || this.waiting.size === 0) return;
    this.scheduled = true;
    setImmediate(() => {
      this.scheduled = false;
      const item = [...this.waiting].at(-1);
      if (item === undefined) return;
      this.waiting.delete(item);
      this.work(item);
      this.schedule();
    });
  }
}
