import { Option } from 'commander';
import type { MapPage, MapQuery } from '../../executable/runner.ts';
import type { Json } from '../../php/value.ts';
import type { Context, ExitCode, Registrar } from '../context.ts';
import { positiveInteger } from '../options.ts';
import { listingFormats, printJson, printListing, readFormat } from '../output/listing.ts';
import { shellQuoted, shorten } from '../output/text.ts';
import { localTime } from '../output/time.ts';

interface MapOptions {
  readonly status?: NonNullable<MapQuery['status']>;
  readonly limit?: number;
  readonly after?: string;
  readonly sourceId?: string;
  readonly destinationId?: string;
}

/** `map`: the map table of a migration. A table for people decodes the rows; JSON and CSV have Drupal's columns. */
export function registerMap(registrar: Registrar): void {
  const statuses = ['imported', 'needs-update', 'ignored', 'failed'];
  const command = registrar
    .command('map <id>', ['migrate:map', 'migrate-map'], 'Shows the map table: which source row became which item.')
    .addOption(new Option('--status <status>', 'only rows with this status').choices(statuses))
    .option('--limit <rows>', 'at most so many rows', positiveInteger)
    .option('--after <cursor>', 'the page after this cursor, which the page before names')
    .option('--source-id <ids>', 'only the row of this source id; several columns by a colon')
    .option('--destination-id <ids>', 'only rows with this destination id; several columns by a colon');
  command.action((id: string, options: MapOptions) => registrar.act(command, (context) => map(context, id, options)));
}

async function map(context: Context, id: string, options: MapOptions): Promise<ExitCode> {
  const format = readFormat(context.format, listingFormats);
  const { status, limit, after, sourceId, destinationId } = options;
  const page = await context.withRunner((runner) => runner.map(id, { status, limit, after, sourceId, destinationId }));
  if (format === 'json') {
    printJson(context.stdout, { rows: page.rows, next: page.next });
    return 0;
  }
  printListing(context.stdout, format, format === 'csv' ? rawListing(page) : decodedListing(page));
  if (page.next !== null) {
    context.log.notice(`More rows follow: --after ${shellQuoted(page.next)}`);
  }
  return 0;
}

type MapRow = MapPage['rows'][number];

function rawListing(page: MapPage) {
  const head = Object.keys(page.rows[0] ?? {});
  return { head, rows: page.rows.map((row) => head.map((column) => cell(row[column]))) };
}

function decodedListing(page: MapPage) {
  return {
    head: ['Source ID(s)', 'Destination ID(s)', 'Status', 'On rollback', 'Last Imported', 'Source IDs Hash'],
    rows: page.rows.map((row) => [
      ids(row, 'sourceid'),
      ids(row, 'destid'),
      label(rowStatuses, row.source_row_status),
      label(rollbackActions, row.rollback_action),
      importedAt(row.last_imported),
      shorten(cell(row.source_ids_hash), 13),
    ]),
  };
}

/** migrate_tools' labels. */
const rowStatuses = ['Imported', 'Pending', 'Ignored', 'Failed'];
const rollbackActions = ['Delete', 'Preserve'];

function label(labels: readonly string[], code: Json | undefined): string {
  return labels[Number(code)] ?? cell(code);
}

/** `sourceid1`, `sourceid2`, ... joined as migrate_tools joins them. */
function ids(row: MapRow, prefix: string): string {
  const values: string[] = [];
  for (let column = 1; `${prefix}${column}` in row; column++) {
    values.push(cell(row[`${prefix}${column}`]));
  }
  return values.some((value) => value !== '') ? values.join(':') : '';
}

function importedAt(seconds: Json | undefined): string {
  const time = Number(seconds ?? 0);
  return time > 0 ? localTime(time * 1000) : '';
}

function cell(value: Json | undefined): string {
  return value === null || value === undefined ? '' : String(value);
}
