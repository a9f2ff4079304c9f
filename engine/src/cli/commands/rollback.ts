import type { Context, ExitCode, Registrar } from '../context.ts';
import { printJson, readFormat } from '../output/listing.ts';
import { remainder, rollbackSentence } from '../output/sentences.ts';
import { addRunOptions, type RunOptions, readIdList, readSelection, wantsProgress } from '../selection.ts';
import { concludeRun, follow, resultAsJson } from '../watch.ts';
import { printRollbackPlan } from './rollback-plan.ts';

/** `rollback`: takes imports back, in the reverse order of dependencies. */
export function registerRollback(registrar: Registrar): void {
  const command = registrar.command(
    'rollback [ids...]',
    ['mr', 'migrate:rollback', 'migrate-rollback'],
    'Takes imported migrations back.',
  );
  addRunOptions(command)
    .option('--dry-run', 'list what would be deleted and what kept, and change nothing')
    .action((ids: string[], options: RollbackCommandOptions) =>
      registrar.act(command, (context) => runRollback(context, ids, options)),
    );
}

type RollbackCommandOptions = RunOptions & { readonly dryRun?: boolean };

async function runRollback(
  context: Context,
  ids: readonly string[],
  options: RollbackCommandOptions,
): Promise<ExitCode> {
  const selection = readSelection(ids, options);
  const { feedback, continueOnFailure } = options;
  const runnerOptions = { idlist: readIdList(options), feedback, continueOnFailure };
  if (options.dryRun) return printRollbackPlan(context, selection, runnerOptions);
  const format = readFormat(context.format, ['text', 'table', 'json']);
  const followed = await context.withRunner((runner) =>
    follow(
      context,
      {
        progress: wantsProgress(options),
        report: (report) => rollbackSentence(report.migration, report.processed, 'continuing with'),
        summary: (result, reports) => rollbackSentence(result.id, remainder(result, reports).processed, 'done with'),
      },
      (watch) => runner.rollback(selection, runnerOptions, watch),
    ),
  );
  if (format === 'json') {
    printJson(context.stdout, followed.results.map(resultAsJson));
  }
  return concludeRun(context, followed);
}
