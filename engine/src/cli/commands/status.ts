import type { MigrationStatus, Selection, StatusReport } from '../../executable/runner.ts';
import type { Context, ExitCode, Registrar } from '../context.ts';
import { displayPath } from '../errors.ts';
import { commaSeparated } from '../options.ts';
import { listingFormats, printJson, printListing, readFormat } from '../output/listing.ts';
import { localTime } from '../output/time.ts';

interface StatusOptions {
  readonly group?: string;
  readonly tag?: string;
  readonly namesOnly?: boolean;
}

/** `status`: migrate_tools' listing of migrations with their state and counts. */
export function registerStatus(registrar: Registrar): void {
  const command = registrar
    .command(
      'status [ids...]',
      ['ms', 'migrate:status', 'migrate-status'],
      'Lists migrations with their state and counts.',
    )
    .option('--group <group>', 'only migrations of this group')
    .option('--tag <tags>', 'only migrations with one of these tags, comma separated')
    .option('--names-only', 'only groups and names');
  command.action((ids: string[], options: StatusOptions) =>
    registrar.act(command, (context) => status(context, ids, options)),
  );
}

async function status(context: Context, ids: readonly string[], options: StatusOptions): Promise<ExitCode> {
  const format = readFormat(context.format, listingFormats);
  const selection = statusSelection(ids, options);
  const report = await context.withRunner((runner) => runner.status(selection));
  const migrations = inListingOrder(report.migrations, selection.ids);
  if (format === 'json') {
    printJson(context.stdout, migrations.map(options.namesOnly ? nameAsJson : statusAsJson));
  } else {
    const [head, cells] = options.namesOnly ? [nameHead, nameCells] : [statusHead, statusCells];
    printListing(context.stdout, format, { head, rows: withGaps(migrations, cells) });
  }
  logProblems(context, report);
  return 0;
}

function statusSelection(ids: readonly string[], options: StatusOptions): Selection {
  const names = commaSeparated(ids);
  return {
    ids: names.length > 0 ? names : undefined,
    group: options.group,
    tags: options.tag === undefined ? undefined : commaSeparated([options.tag]),
  };
}

/** migrate_tools lists group by group, in the order in which they first appear, and named migrations as they were named. */
function inListingOrder(
  migrations: readonly MigrationStatus[],
  named: readonly string[] | undefined,
): readonly MigrationStatus[] {
  const asNamed = named?.map((id) => id.toLowerCase());
  const place = ({ id }: MigrationStatus) => asNamed?.indexOf(id.toLowerCase()) ?? 0;
  const ordered = [...migrations].sort((a, b) => place(a) - place(b));
  const groups = [...new Set(ordered.map(({ group }) => group))];
  return groups.flatMap((group) => ordered.filter((migration) => migration.group === group));
}

const nameHead = ['Group', 'Migration ID'];
const statusHead = [...nameHead, 'Status', 'Total', 'Imported', 'Unprocessed', 'Message Count', 'Last Imported'];

/** migrate_tools writes the group out where it lists names only. */
function nameCells(migration: MigrationStatus): readonly string[] {
  return [`Group: ${migration.group}`, migration.id];
}

function statusCells(migration: MigrationStatus): readonly string[] {
  const imported = migration.last_imported;
  return [
    migration.group,
    migration.id,
    migration.status,
    countCell(migration.total),
    String(migration.imported),
    countCell(migration.unprocessed),
    String(migration.message_count),
    localTime(imported === null ? null : Date.parse(imported)),
  ];
}

function countCell(count: number | null): string {
  return count === null ? 'N/A' : String(count);
}

/** Rows with an empty one between groups. */
function withGaps(
  migrations: readonly MigrationStatus[],
  cells: (migration: MigrationStatus) => readonly string[],
): readonly (readonly string[])[] {
  return migrations.flatMap((migration, index) => {
    const row = cells(migration);
    const before = migrations[index - 1];
    return before !== undefined && before.group !== migration.group ? [row.map(() => ''), row] : [row];
  });
}

function nameAsJson(migration: MigrationStatus) {
  return { group: migration.group, id: migration.id };
}

function statusAsJson(migration: MigrationStatus) {
  const {
    group,
    id,
    status: state,
    total,
    imported,
    needing_update,
    unprocessed,
    message_count,
    last_imported,
  } = migration;
  return { group, id, status: state, total, imported, needing_update, unprocessed, message_count, last_imported };
}

function logProblems(context: Context, report: StatusReport): void {
  for (const { file, line, message } of report.problems) {
    context.log.warning(`${displayPath(file, context.root)}:${line}: ${message}`);
  }
  const broken = new Set(report.problems.map(({ file }) => file));
  for (const { id, problem, file } of report.migrations) {
    if (problem !== undefined && !broken.has(file)) {
      context.log.warning(`${id} (${displayPath(file, context.root)}): ${problem}`);
    }
  }
}
