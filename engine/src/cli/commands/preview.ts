import type { Context, ExitCode, Registrar } from '../context.ts';
import { UsageError } from '../errors.ts';
import { parseIdList, positiveInteger } from '../options.ts';
import { printJson, readFormat } from '../output/listing.ts';
import { renderPreview } from '../preview/render.ts';

interface PreviewOptions {
  readonly row?: number;
  readonly sourceId?: string;
  readonly property?: string;
}

/** `preview`: one row through every step of its pipelines; nothing is written. */
export function registerPreview(registrar: Registrar): void {
  const command = registrar
    .command('preview <id>', ['migrate:preview', 'migrate-preview'], 'Shows one row on its way through every step.')
    .option('--row <number>', 'the row to show, counted from 1 (default: 1)', positiveInteger)
    .option('--source-id <ids>', 'the row with this source id; several columns by a colon')
    .option('--property <destination>', 'only this destination property');
  command.action((id: string, options: PreviewOptions) =>
    registrar.act(command, (context) => preview(context, id, options)),
  );
}

async function preview(context: Context, id: string, options: PreviewOptions): Promise<ExitCode> {
  const format = readFormat(context.format, ['text', 'table', 'json']);
  const { row, property } = options;
  if (row !== undefined && options.sourceId !== undefined) {
    throw new UsageError('Choose the row with --row or with --source-id, not with both.');
  }
  const sourceId = options.sourceId === undefined ? undefined : parseIdList(options.sourceId)[0];
  const result = await context.withRunner((runner) => runner.preview(id, { row, sourceId, property }));
  if (format === 'json') {
    const { source, pipelines, destination, result: outcome } = result;
    printJson(context.stdout, { source, pipelines, destination, result: outcome });
  } else {
    const title = options.sourceId === undefined ? `row ${row ?? 1}` : `source id ${options.sourceId}`;
    const width = Math.max(60, context.stdout.columns || 120);
    context.stdout.write(
      renderPreview(result, { migration: id, title, colors: context.colors, root: context.root, width }),
    );
  }
  return result.result.outcome === 'failed' ? 1 : 0;
}
