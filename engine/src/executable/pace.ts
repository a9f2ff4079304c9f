/** A batch ends at this many rows or after this long, whichever comes first; then the event loop has its turn. */
const ROWS = 1000;
const MILLISECONDS = 50;

/** Says when a batch ends. Reads the time only now and then. */
export class Pace {
  private rows = 0;
  private started: number;

  constructor(private readonly monotonic: () => number = () => performance.now()) {
    this.started = this.monotonic();
  }

  /** Counts a row. @returns whether the batch ends with it; the time of the next one begins with its first row, not while this one is written */
  tick(): boolean {
    if (this.rows === 0) this.started = this.monotonic();
    this.rows++;
    const ends = this.rows >= ROWS || ((this.rows & 7) === 0 && this.monotonic() - this.started >= MILLISECONDS);
    if (ends) this.rows = 0;
    return ends;
  }

  begin(): void {
    this.rows = 0;
    this.started = this.monotonic();
  }
}

/** Lets timers, signals and messages of other processes have their turn. */
export function breathe(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
