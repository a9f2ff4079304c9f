import type { Fix } from '../problem.ts';

/**
 * The repair of an unquoted `@name`, which YAML reserves: the word in single quotes.
 * @param offset where the parser stumbled, at or before the `@` in the same line
 */
export function quoteAt(text: string, offset: number): Fix | undefined {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  const lineEnd = text.indexOf('\n', offset);
  const line = text.slice(lineStart, lineEnd < 0 ? text.length : lineEnd);
  const match = /(^|[:\-[,{]\s*)(@[^\s'",\]}#]+)/.exec(line);
  const word = match?.[2];
  if (match === null || word === undefined) return undefined;
  const start = lineStart + match.index + (match[1] ?? '').length;
  return { title: `Quote "${word}"`, edits: [{ range: { start, end: start + word.length }, newText: `'${word}'` }] };
}
