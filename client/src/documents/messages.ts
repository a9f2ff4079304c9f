import type { MessageRow } from '@migrate-workbench/engine/executable/runner.ts';
import { textTable } from './table.ts';

/** MigrationInterface::MESSAGE_*. */
const LEVELS = ['', 'error', 'warning', 'notice', 'info'];

/** The messages of a migration as text, a line each. */
export function messagesText(id: string, messages: readonly MessageRow[]): string {
  if (messages.length === 0) return `${id} has no messages.\n`;
  const rows = messages.map((row) => [
    LEVELS[row.level] || String(row.level),
    row.source_ids,
    row.destination_ids,
    row.message,
  ]);
  return `${[`Messages of ${id}`, '', ...textTable(['Level', 'Source ids', 'Destination ids', 'Message'], rows)].join('\n')}\n`;
}
