import type { RollbackOptions, RollbackPlan, RunResult, Selection } from '../../executable/runner.ts';
import type { Context, ExitCode } from '../context.ts';
import { printJson, printListing, readFormat } from '../output/listing.ts';

const ACTIONS: Readonly<Record<RollbackPlan['rows'][number]['action'], string>> = {
  delete: 'Delete',
  preserve: 'Keep',
  missing: 'Gone already',
  forget: 'Map row only',
};

/** `rollback --dry-run`: what would be deleted, what is kept and why, and what else would go or change. Nothing is written. */
export async function printRollbackPlan(
  context: Context,
  selection: Selection,
  options: RollbackOptions,
): Promise<ExitCode> {
  const format = readFormat(context.format, ['table', 'json', 'csv']);
  const results = await context.withRunner((runner) => runner.rollback(selection, { ...options, dryRun: true }, {}));
  if (format === 'json') {
    printJson(
      context.stdout,
      results.map(({ id, plan, error }) => ({ id, ...plan, ...(error !== undefined && { error }) })),
    );
    return results.some(({ error }) => error !== undefined) ? 1 : 0;
  }
  printListing(context.stdout, format, {
    head: ['Migration ID', 'Source ID(s)', 'Destination ID(s)', 'Action', 'Why'],
    rows: results.flatMap(({ id, plan }) =>
      (plan?.rows ?? []).map((row) => [id, row.source_ids, row.destination_ids, ACTIONS[row.action], row.reason]),
    ),
  });
  for (const result of results) sumUp(context, result);
  return results.some(({ error }) => error !== undefined) ? 1 : 0;
}

function sumUp(context: Context, { id, plan, error }: RunResult): void {
  if (error !== undefined) context.log.error(error);
  if (!plan) return;
  const count = (action: string) => plan.rows.filter((row) => row.action === action).length;
  context.log.notice(`${id}: ${count('delete')} to delete, ${count('preserve')} to keep. Nothing was changed.`);
  if (plan.alsoDeleted.length > 0) context.log.notice(`${id}: these go with them: ${plan.alsoDeleted.join(', ')}`);
  if (plan.changed.length > 0) context.log.notice(`${id}: these change: ${plan.changed.join(', ')}`);
}
