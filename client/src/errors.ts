import { RunnerError } from '@migrate-workbench/engine/executable/runner.ts';
import { type LogOutputChannel, l10n, Range, Uri, window } from 'vscode';
import { EngineEnded } from './engine/ended.ts';
import type { Notifications } from './notifications.ts';

/** Shows errors to the user, each once, however many ways it came. */
export class ErrorReporter {
  private readonly reported = new WeakSet<Error>();

  constructor(
    private readonly notifications: Notifications,
    private readonly log: LogOutputChannel,
  ) {}

  /** Shows what went wrong: the engine's own paragraphs with the file that they are about, anything else with the log. */
  report(reason: unknown): void {
    const error = reason instanceof Error ? reason : new Error(String(reason));
    // The end of the engine's process is shown where it is noticed, once for all that was under way.
    if (error instanceof EngineEnded || this.reported.has(error)) return;
    this.reported.add(error);
    if (error instanceof RunnerError) {
      const { file, line, hint } = error.details;
      const open = file === undefined ? [] : [{ title: l10n.t('Open Definition'), run: () => openAt(file, line) }];
      this.notifications.show('error', hint ? `${error.message} ${hint}` : error.message, ...open);
    } else {
      this.log.error(error);
      this.notifications.show('error', error.message, { title: l10n.t('Show Log'), run: () => this.log.show() });
    }
  }
}

async function openAt(file: string, line = 1): Promise<void> {
  const at = Math.max(0, line - 1);
  await window.showTextDocument(Uri.file(file), { selection: new Range(at, 0, at, 0) });
}
