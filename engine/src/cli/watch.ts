import type { FeedbackReport, RunResult, Watch } from '../executable/runner.ts';
import type { Context, ExitCode } from './context.ts';
import type { Log } from './output/log.ts';
import { progressLine } from './output/progress.ts';
import { failureSentence } from './output/sentences.ts';

/** How a run is followed: what is said of a report and of a migration that is over, and whether progress is drawn. */
export interface Follow {
  readonly progress: boolean;
  readonly report: (report: FeedbackReport) => string;
  readonly summary: (result: RunResult, reports: readonly FeedbackReport[]) => string;
}

/** A run's results, and whether Ctrl-C ended it. */
export interface Followed {
  readonly results: readonly RunResult[];
  readonly interrupted: boolean;
}

/**
 * Runs something that can be watched: shows progress and messages, sums up each migration when it is over, and turns the
 * first Ctrl-C into a clean stop after the row in hand and the second into the end of the process.
 */
export async function follow(
  context: Context,
  options: Follow,
  run: (watch: Watch) => Promise<readonly RunResult[]>,
): Promise<Followed> {
  const { log, dependencies } = context;
  const abort = new AbortController();
  const narrator = new Narrator(log, options);
  const stopListening = dependencies.onInterrupt(() => {
    if (abort.signal.aborted) {
      dependencies.kill();
      return;
    }
    abort.abort();
    log.warning('Stopping after the row in hand. Press Ctrl-C again to end at once.');
  });
  try {
    const results = await run({
      signal: abort.signal,
      progress: options.progress ? (progress) => log.progress(progressLine(progress)) : undefined,
      message: (message) => narrator.message(message),
      feedback: (report) => narrator.report(report),
      finished: (result) => narrator.finish(result),
    });
    for (const result of results) {
      narrator.finish(result);
    }
    return { results, interrupted: abort.signal.aborted };
  } finally {
    stopListening();
    log.clearProgress();
  }
}

/** Says what happens in migrate_tools' order: warnings and errors at once, then the summary, then notices about the run. */
class Narrator {
  private readonly reports: FeedbackReport[] = [];
  private readonly later: { readonly migration: string; readonly text: string }[] = [];
  private readonly finished = new Set<string>();

  constructor(
    private readonly log: Log,
    private readonly options: Follow,
  ) {}

  message({ migration, type, text }: Parameters<NonNullable<Watch['message']>>[0]): void {
    if (type === 'status') {
      this.later.push({ migration, text });
    } else {
      this.log[type](text);
    }
  }

  report(report: FeedbackReport): void {
    this.reports.push(report);
    this.log.notice(this.options.report(report));
  }

  finish(result: RunResult): void {
    const { id } = result;
    if (this.finished.has(id)) {
      return;
    }
    this.finished.add(id);
    if (ran(result)) {
      const reports = this.reports.filter((report) => report.migration === id);
      this.log.notice(this.options.summary(result, reports));
    }
    for (const { text } of this.later.filter(({ migration }) => migration === id)) {
      this.log.notice(text);
    }
    sayFailure(this.log, result);
  }
}

/** A migration that was refused before its first row has nothing to sum up. */
function ran(result: RunResult): boolean {
  return result.result !== 'failed' || result.processed > 0;
}

function sayFailure(log: Log, result: RunResult): void {
  if (result.error !== undefined) {
    log.error(result.error);
  }
  const failure = failureSentence(result);
  if (failure !== undefined) {
    log.error(result.failed > 0 ? `${failure} See: migrate-workbench messages ${result.id}` : failure);
  }
}

/** The exit code of a run: 1 for failures and for a run that Ctrl-C ended. Says so where there was nothing to run. */
export function concludeRun(context: Context, { results, interrupted }: Followed): ExitCode {
  if (results.length === 0) {
    context.log.error('No migrations found. ');
  }
  return interrupted || results.some((result) => failureSentence(result) !== undefined) ? 1 : 0;
}

/** The JSON shape of `import` and `rollback`. */
export function resultAsJson(result: RunResult) {
  const { id, result: name, processed, created, updated, failed, ignored, seconds } = result;
  return { id, result: name, processed, created, updated, failed, ignored, seconds };
}
