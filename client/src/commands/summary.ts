import type { RunResult } from '@migrate-workbench/engine/executable/runner.ts';

/** How a run went, as a notification shows it. */
export interface Summary {
  readonly severity: 'info' | 'warning' | 'error';
  readonly text: string;
  /** The migrations whose messages say more. */
  readonly failedIds: readonly string[];
}

/**
 * Sums up the results of a run: one migration by name, several by their number. An error wins over failed rows, failed
 * rows over a run that came to its end.
 *
 * @param displayed the last error that each migration displayed: a migration that fails as a whole says why only there
 */
export function summarize(
  operation: 'import' | 'rollback',
  results: readonly RunResult[],
  displayed: ReadonlyMap<string, string> = new Map(),
): Summary {
  const failedIds = results.filter((result) => result.failed > 0).map(({ id }) => id);
  const failed = results.find((result) => result.error !== undefined || result.result === 'failed');
  const why = failed && (failed.error ?? displayed.get(failed.id));
  if (failed && why) return { severity: 'error', text: `${failed.id}: ${why}`, failedIds };
  const stopped = results.some((result) => result.result === 'stopped' || result.result === 'incomplete');
  const severity = failed ? 'error' : failedIds.length ? 'warning' : 'info';
  const what = results.length === 1 ? (results[0]?.id ?? '') : `${results.length} migrations`;
  const done = operation === 'import' ? importText(results) : rollbackText(results);
  return { severity, text: `${what}: ${done}${stopped ? ', stopped before the end' : ''}.`, failedIds };
}

function importText(results: readonly RunResult[]): string {
  const parts = (['created', 'updated', 'failed', 'ignored'] as const)
    .map((count) => [sum(results, count), count] as const)
    .filter(([n]) => n > 0)
    .map(([n, count]) => `${number(n)} ${count}`);
  return parts.length === 0 ? 'nothing to import' : `${parts.join(', ')} in ${seconds(results)}`;
}

function rollbackText(results: readonly RunResult[]): string {
  const processed = sum(results, 'processed');
  const failed = sum(results, 'failed');
  if (processed === 0 && failed === 0) return 'nothing to roll back';
  return `${number(processed)} rolled back${failed ? `, ${number(failed)} failed` : ''} in ${seconds(results)}`;
}

function sum(results: readonly RunResult[], count: 'processed' | 'created' | 'updated' | 'failed' | 'ignored'): number {
  return results.reduce((total, result) => total + result[count], 0);
}

function seconds(results: readonly RunResult[]): string {
  const total = results.reduce((sum, result) => sum + result.seconds, 0);
  return total < 0.1 ? `${Math.max(1, Math.round(total * 1000))} ms` : `${total.toFixed(1)} s`;
}

/** A count with thousands separated, as progress and results show it. */
export function number(n: number): string {
  return n.toLocaleString('en-US');
}
