import type { LineIndex, Range } from '@migrate-workbench/engine/definition/syntax.ts';

/**
 * Where a caret stands, read off the indentation of the lines around it. The parser's tree is no help in the middle of an
 * unfinished line; indentation is, and survives whatever is broken elsewhere.
 */
export interface Cursor {
  /** Keys from the root down to the mapping or list that the caret is in; `-` for an item of a list. */
  readonly path: readonly string[];
  /** Whether a key, the value of a key, or a scalar item of a list is being written. */
  readonly slot: 'key' | 'value' | 'item';
  /** The key whose value is being written. */
  readonly key: string | undefined;
  /** What is to be replaced: from the start of the word, its quote included, to its end. */
  readonly replace: Range;
  /** The quote with which the word begins. */
  readonly quote: '' | "'" | '"';
  /** Keys of the mapping around the caret with the text of their values. */
  readonly siblings: ReadonlyMap<string, string>;
  /** Column at which keys of this mapping start. */
  readonly column: number;
  /** Whether a colon already follows the word. */
  readonly colonFollows: boolean;
}

interface Line {
  /** Columns of the dashes of list items. */
  readonly dashes: readonly number[];
  /** Column behind indentation and dashes. */
  readonly column: number;
  readonly key: string | undefined;
  /** Column of the value behind `key:`. */
  readonly valueColumn: number;
  readonly value: string;
  readonly blank: boolean;
}

const keyPattern = /^("(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^\s'"#&*!|>%@`{}[\],][^#]*?|[^\s#:]+)\s*:(?=\s|$)/;

function readLine(text: string): Line {
  const dashes: number[] = [];
  let column = /^ */.exec(text)?.[0].length ?? 0;
  for (let rest = text.slice(column); /^-(?:\s|$)/.test(rest); rest = text.slice(column)) {
    dashes.push(column);
    column += 1 + (/^ */.exec(rest.slice(1))?.[0].length ?? 0);
  }
  const content = text.slice(column);
  const match = keyPattern.exec(content);
  const blank = dashes.length === 0 && (content.trim() === '' || content.startsWith('#'));
  if (match === null || blank) return { dashes, column, key: undefined, valueColumn: column, value: content, blank };
  const after = column + match[0].length;
  const valueColumn = after + (/^\s*/.exec(text.slice(after))?.[0].length ?? 0);
  return { dashes, column, key: unquote(match[1] ?? ''), valueColumn, value: text.slice(valueColumn), blank };
}

/** Reads the place of an offset in a text. */
export function readCursor(text: string, lines: LineIndex, offset: number): Cursor {
  const { line, character } = lines.positionAt(offset);
  const lineAt = (at: number): string => {
    const range = lines.lineRange(at);
    return text.slice(range.start, range.end);
  };
  const own = lineAt(line);
  const here = readLine(own.slice(0, character));
  const whole = readLine(own);
  const inValue = here.key !== undefined && character >= here.valueColumn && own[here.valueColumn - 1] !== ':';
  const start = inValue ? here.valueColumn : Math.min(here.column, character);
  const end = Math.max(character, wordEnd(own, start, inValue));
  const column = own.trim() === '' ? character : whole.column;
  const path = pathAbove(here.dashes, column, line, lineAt);
  const isItem = !inValue && whole.key === undefined && here.dashes.length > 0;
  const lineStart = offset - character;
  const opening = own[start];
  return {
    path,
    slot: inValue ? 'value' : isItem ? 'item' : 'key',
    key: inValue ? here.key : undefined,
    replace: { start: lineStart + start, end: lineStart + end },
    quote: opening === "'" || opening === '"' ? opening : '',
    siblings: siblingsOf(column, line, lineAt, lines.lineCount),
    column,
    colonFollows: /^\s*:/.test(own.slice(end)),
  };
}

/** The end of the scalar that starts in a column: of its closing quote, or before a colon, comment or blank end. */
function wordEnd(text: string, start: number, inValue: boolean): number {
  const rest = text.slice(start);
  const quoted = /^(?:'(?:[^']|'')*'?|"(?:[^"\\]|\\.)*"?)/.exec(rest)?.[0];
  if (quoted !== undefined) return start + quoted.length;
  const plain = inValue ? /^.*?(?=\s+#|\s*$)/.exec(rest) : /^.*?(?=\s*:(?:\s|$)|\s+#|\s*$)/.exec(rest);
  return start + (plain?.[0].length ?? 0);
}

/** Climbs from a line to the root along falling indentation. */
function pathAbove(dashes: readonly number[], from: number, line: number, lineAt: (at: number) => string): string[] {
  const path: string[] = [];
  let limit = from;
  let inList = false;
  const enter = (columns: readonly number[]): void => {
    for (const dash of columns.toReversed()) {
      if (dash >= limit) continue;
      path.unshift('-');
      limit = dash;
      inList = true;
    }
  };
  enter(dashes);
  for (let at = line - 1; at >= 0 && (limit > 0 || inList); at--) {
    const { blank, key, column, dashes: above } = readLine(lineAt(at));
    if (blank) continue;
    if (key !== undefined && (column < limit || (inList && column === limit))) {
      path.unshift(key);
      limit = column;
      inList = false;
    }
    enter(above);
  }
  return path;
}

function siblingsOf(column: number, line: number, lineAt: (at: number) => string, count: number): Map<string, string> {
  const siblings = new Map<string, string>();
  const own = readLine(lineAt(line));
  if (own.key !== undefined && own.column === column) siblings.set(own.key, unquote(own.value));
  const startsHere = own.dashes.length > 0;
  for (let at = line - 1; at >= 0 && !startsHere; at--) if (!visit(readLine(lineAt(at)), true)) break;
  for (let at = line + 1; at < count; at++) if (!visit(readLine(lineAt(at)), false)) break;
  return siblings;

  /** Notes a line of the same mapping; false where the mapping ends. */
  function visit(other: Line, above: boolean): boolean {
    if (other.blank || (other.dashes.length === 0 && other.column > column)) return true;
    const begins = other.dashes.some((dash) => dash < column);
    if (other.column < column || (begins && !above)) return false;
    if (other.column === column && other.key !== undefined) siblings.set(other.key, unquote(other.value));
    return !(begins && other.column <= column);
  }
}

function unquote(text: string): string {
  const trimmed = text.replace(/\s+#.*$/, '').trim();
  const quoted = /^(['"])(.*)\1$/.exec(trimmed);
  return quoted === null ? trimmed : (quoted[2] ?? '').replaceAll("''", "'");
}
