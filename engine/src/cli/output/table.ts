import Table from 'cli-table3';
import { printable } from './text.ts';

/** A table as Drush prints it: rules above, below the head and at the end, no vertical lines, two blanks between columns. */
export function renderTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const table = new Table({
    head: [...head],
    chars: drushCharacters,
    style: { compact: true, head: [], border: [], 'padding-left': 1, 'padding-right': 1 },
  });
  for (const row of rows) {
    table.push(row.map(printable));
  }
  return table.toString();
}

const drushCharacters = {
  top: '-',
  'top-left': ' ',
  'top-mid': ' ',
  'top-right': ' ',
  mid: '-',
  'mid-mid': ' ',
  'left-mid': ' ',
  'right-mid': ' ',
  bottom: '-',
  'bottom-left': ' ',
  'bottom-mid': ' ',
  'bottom-right': ' ',
  left: ' ',
  middle: ' ',
  right: ' ',
};
