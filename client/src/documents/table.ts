/** A rule below a column of long texts need not be as long as they are. */
const RULE = 60;

/** Lines of a plain text table: columns as wide as their widest cell, columns with numbers to the right, a rule below the header. */
export function textTable(header: readonly string[], rows: readonly (readonly (string | number)[])[]): string[] {
  const columns = header.map((title, at) => ({
    width: Math.max(title.length, ...rows.map((row) => String(row[at] ?? '').length)),
    numeric: rows.some((row) => typeof row[at] === 'number'),
  }));
  const line = (cells: readonly (string | number)[]) =>
    columns
      .map(({ width, numeric }, at) => {
        const cell = String(cells[at] ?? '');
        return numeric ? cell.padStart(width) : cell.padEnd(width);
      })
      .join('  ')
      .trimEnd();
  return [line(header), line(columns.map(({ width }) => '-'.repeat(Math.min(width, RULE)))), ...rows.map(line)];
}
