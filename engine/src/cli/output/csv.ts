/**
 * CSV as Drush prints it (PHP's `fputcsv`): a cell with a blank, a comma, a quote or a line end stands in quotes.
 * @returns the lines, each ended by a line feed
 */
export function renderCsv(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, ...rows].map((row) => `${row.map(cell).join(',')}\n`).join('');
}

function cell(text: string): string {
  return /[\s",\\]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
