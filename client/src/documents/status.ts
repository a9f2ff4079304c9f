import type { MigrationStatus, StatusReport } from '@migrate-workbench/engine/executable/runner.ts';
import { textTable } from './table.ts';

const HEADER = [
  'Migration',
  'Status',
  'Total',
  'Imported',
  'Needs update',
  'Unprocessed',
  'Messages',
  'Last imported (UTC)',
];

/** The status of a folder's migrations as text: one table a group, in the columns of `migrate:status`, then broken files. */
export function statusText(title: string, report: StatusReport): string {
  const lines = [title, ''];
  for (const [group, migrations] of byGroup(report.migrations)) {
    lines.push(`Group: ${group}`, '', ...textTable(HEADER, migrations.map(cells)), '');
    for (const { id, problem } of migrations) if (problem) lines.push(`${id}: ${problem}`, '');
  }
  if (report.migrations.length === 0) lines.push('No migrations were found.', '');
  if (report.problems.length > 0) {
    lines.push('Files that are no valid migrations:', '');
    for (const { file, line, message } of report.problems) lines.push(`${file}:${line}: ${message}`);
  }
  return `${lines.join('\n').trimEnd()}\n`;
}

/** Migrations by their group, both in the order of the report. */
export function byGroup(migrations: readonly MigrationStatus[]): ReadonlyMap<string, readonly MigrationStatus[]> {
  const groups = new Map<string, MigrationStatus[]>();
  for (const migration of migrations) {
    const group = groups.get(migration.group);
    if (group) group.push(migration);
    else groups.set(migration.group, [migration]);
  }
  return groups;
}

function cells(migration: MigrationStatus): (string | number)[] {
  return [
    migration.id,
    migration.status,
    migration.total ?? 'N/A',
    migration.imported,
    migration.needing_update,
    migration.unprocessed ?? 'N/A',
    migration.message_count,
    migration.last_imported ? utc(migration.last_imported) : '',
  ];
}

/** To the second: `2026-11-22 10:00:00`. */
function utc(iso: string): string {
  return new Date(iso).toISOString().slice(0, 19).replace('T', ' ');
}
