/** What a watchdog needs to know of the process that it watches. */
export interface WatchdogOptions {
  /** Asks the process for a sign of life. */
  readonly ping: () => Promise<unknown>;
  /** For how long a ping may stay unanswered. */
  readonly limitMs: number;
  /** Called once when that time is over. */
  readonly hangs: () => void;
}

/**
 * Finds out whether a process that is expected to answer still turns its loop. Something slow (a large import, a slow web
 * server) answers pings and is left alone; an endless regular expression does not.
 */
export class Watchdog {
  /** Whether the process was found hanging. */
  barked = false;
  private expected = 0;
  private timer: NodeJS.Timeout | undefined;
  private pingedAt: number | undefined;

  constructor(private readonly options: WatchdogOptions) {}

  /** From now on an answer is expected, until the returned function is called. */
  expect(): () => void {
    this.expected++;
    this.timer ??= setInterval(() => this.look(), this.options.limitMs / 4).unref();
    return () => {
      if (--this.expected === 0) this.stop();
    };
  }

  /** Stops watching. */
  stop(): void {
    clearInterval(this.timer);
    this.timer = undefined;
  }

  private look(): void {
    if (this.pingedAt === undefined) {
      this.pingedAt = performance.now();
      const answered = () => {
        this.pingedAt = undefined;
      };
      // A refused ping is an answer too; a connection that is gone ends with its process.
      this.options.ping().then(answered, answered);
    } else if (performance.now() - this.pingedAt > this.options.limitMs && !this.barked) {
      this.barked = true;
      this.options.hangs();
    }
  }
}
