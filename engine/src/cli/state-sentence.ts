import type { Context, ExitCode } from './context.ts';

/** Sentences that report a change; all others say that there was nothing to do, which Drush shows as a warning. */
const changes = [/ requested to stop$/, / reset to Idle$/];

/** Shows what `stop` or `reset-status` answered at Drush's level. */
export function sayState(context: Context, sentence: string): ExitCode {
  if (changes.some((change) => change.test(sentence))) {
    context.log.notice(sentence);
  } else {
    context.log.warning(sentence);
  }
  return 0;
}
