import type { FeedbackReport, RunResult } from '../../executable/runner.ts';

/** Counts of an import as a sentence needs them. */
export type Counts = Pick<RunResult, 'processed' | 'created' | 'updated' | 'failed' | 'ignored'>;

/** How a sentence about a run ends: the run goes on, or is over. */
export type Event = 'continuing with' | 'done with';

/** migrate_tools' summary of an import. `total` is Drush's `--total`. */
export function importSentence(id: string, counts: Counts, event: Event, total?: number): string {
  const items = counts.processed === 1 ? '1 item' : `${counts.processed} items`;
  const parts = `${counts.created} created, ${counts.updated} updated, ${counts.failed} failed, ${counts.ignored} ignored`;
  const sum = total === undefined ? '' : `, ${total} total processed items`;
  return `Processed ${items} (${parts}) - ${event} '${id}'${sum}`;
}

/** migrate_tools' summary of a rollback. */
export function rollbackSentence(id: string, items: number, event: Event): string {
  if (items === 0) {
    return `No item has been rolled back - ${event} '${id}'`;
  }
  return `Rolled back ${items === 1 ? '1 item' : `${items} items`} - ${event} '${id}'`;
}

/** Why a run makes the command fail, in migrate_tools' words; undefined where all went well. */
export function failureSentence(result: RunResult): string | undefined {
  if (result.failed > 0) {
    return `${result.id} Migration - ${result.failed} failed.`;
  }
  return result.result === 'failed' ? `${result.id} migration failed.` : undefined;
}

/** What is left to say at the end when reports were given on the way: migrate_tools counts anew after each. */
export function remainder(result: Counts, reports: readonly FeedbackReport[]): Counts {
  const left = (count: keyof Counts) => result[count] - reports.reduce((sum, report) => sum + report[count], 0);
  return {
    processed: left('processed'),
    created: left('created'),
    updated: left('updated'),
    failed: left('failed'),
    ignored: left('ignored'),
  };
}
