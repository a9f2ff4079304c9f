import type { ImportOptions } from '../../executable/runner.ts';
import type { Context, ExitCode, Registrar } from '../context.ts';
import { positiveInteger } from '../options.ts';
import { printJson, readFormat } from '../output/listing.ts';
import { importSentence, remainder } from '../output/sentences.ts';
import { localTime } from '../output/time.ts';
import { addRunOptions, type RunOptions, readIdList, readSelection, wantsProgress } from '../selection.ts';
import { concludeRun, follow, resultAsJson } from '../watch.ts';

interface ImportCommandOptions extends RunOptions {
  readonly limit?: number;
  readonly update?: boolean;
  readonly force?: boolean;
  readonly executeDependencies?: boolean;
  readonly sync?: boolean;
  readonly delete?: boolean;
  readonly timestamp?: boolean;
  readonly total?: boolean;
}

/** `import`: runs migrations. Options are migrate_tools' ones, with Drush's `--delete`, `--timestamp` and `--total`. */
export function registerImport(registrar: Registrar): void {
  const command = registrar.command(
    'import [ids...]',
    ['mim', 'migrate:import', 'migrate-import'],
    'Imports migrations.',
  );
  addRunOptions(command)
    .option('--limit <rows>', 'at most so many rows of each migration', positiveInteger)
    .option('--update', 'import rows again that were imported before')
    .option('--force', 'import although required migrations are not complete')
    .option('--execute-dependencies', 'import required migrations first')
    .option('--sync', 'first delete what the source no longer has')
    .option('--delete', 'afterwards roll back rows that the source no longer has')
    .option('--timestamp', 'begin sentences with the time')
    .option('--total', 'end sentences with the number of all rows processed');
  command.action((ids: string[], options: ImportCommandOptions) =>
    registrar.act(command, (context) => runImport(context, ids, options)),
  );
}

async function runImport(context: Context, ids: readonly string[], options: ImportCommandOptions): Promise<ExitCode> {
  const format = readFormat(context.format, ['text', 'table', 'json']);
  const selection = readSelection(ids, options);
  const runnerOptions = readImportOptions(options);
  const say = sentences(context, options);
  const followed = await context.withRunner((runner) =>
    follow(
      context,
      {
        progress: wantsProgress(options),
        report: (report) => say(report.migration, report, 'continuing with'),
        summary: (result, reports) => say(result.id, remainder(result, reports), 'done with'),
      },
      (watch) => runner.import(selection, runnerOptions, watch),
    ),
  );
  if (format === 'json') {
    printJson(context.stdout, followed.results.map(resultAsJson));
  }
  return concludeRun(context, followed);
}

function readImportOptions(options: ImportCommandOptions): ImportOptions {
  return {
    update: options.update,
    force: options.force,
    limit: options.limit,
    idlist: readIdList(options),
    executeDependencies: options.executeDependencies,
    continueOnFailure: options.continueOnFailure,
    sync: options.sync,
    delete: options.delete,
    feedback: options.feedback,
  };
}

type Say = (...arguments_: Parameters<typeof importSentence>) => string;

/** Builds summary sentences with what `--timestamp` and `--total` add. */
function sentences(context: Context, options: ImportCommandOptions): Say {
  let total = 0;
  return (id, counts, event) => {
    total += counts.processed;
    const text = importSentence(id, counts, event, options.total ? total : undefined);
    return options.timestamp ? `${localTime(context.dependencies.now())} -- ${text}` : text;
  };
}
