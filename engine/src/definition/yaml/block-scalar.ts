import type { Block } from './block.ts';
import { skipSpaces } from './characters.ts';

const HEADER = /^(?:(![\w!./:-]+) +)?([|>])(\+|-|\d+|\+\d+|-\d+|\d+\+|\d+-)?( +#.*)?$/;

/** The line that begins a block scalar: `|`, `>-`, `!tag |2`. */
export interface BlockScalarHeader {
  readonly tag: string;
  readonly folded: boolean;
  readonly chomping: '' | '+' | '-';
  /** The indentation that it states, 0 where it states none. */
  readonly indentation: number;
}

/** Reads the header of a block scalar; `undefined` for any other value. */
export function blockScalarHeader(value: string): BlockScalarHeader | undefined {
  const match = HEADER.exec(value);
  if (match === null) return undefined;
  const modifiers = match[3] ?? '';
  const sign = modifiers.replace(/\d+/, '');
  return {
    tag: match[1] ?? '',
    folded: match[2] === '>',
    chomping: sign === '+' || sign === '-' ? sign : '',
    indentation: Number(/\d+/.exec(modifiers)?.[0] ?? 0),
  };
}

/** The text of the block scalar whose header stands on the block's current line, which moves to its last line. */
export function readBlockScalar(block: Block, header: BlockScalarHeader): string {
  const lines = collectLines(block, header.indentation);
  const text = header.folded ? fold(lines) : lines.join('\n');
  if (header.chomping === '+') return text;
  let end = text.length;
  while (end > 0 && text.charCodeAt(end - 1) === 10) end--;
  return text.slice(0, end) + (header.chomping === '' && end < text.length ? '\n' : '');
}

function collectLines(block: Block, stated: number): string[] {
  if (!block.next()) return [];
  const lines: string[] = [];
  let more = true;
  while (more && block.lines.isBlank(block.line)) {
    more = block.next();
    if (more) lines.push('');
  }
  const indentation = stated === 0 ? indentOfText(block) : stated;
  if (indentation > 0) {
    while (more && (block.lines.isBlank(block.line) || indentOfText(block) >= indentation)) {
      lines.push(block.textOf(block.line).slice(indentation));
      more = block.next();
    }
  } else if (more) lines.push('');
  if (more) {
    lines.push('');
    block.line--;
  } else if (!block.atLastLine) lines.push('');
  return lines;
}

function indentOfText(block: Block): number {
  const start = block.startOf(block.line);
  return skipSpaces(block.lines.text, start, block.endOf(block.line)) - start;
}

/** Joins the lines of a `>` scalar: single breaks become spaces, blank and deeper lines keep theirs. */
function fold(lines: readonly string[]): string {
  let text = '';
  let previous: 'text' | 'blank' | 'deeper' = 'blank';
  for (const line of lines) {
    if (line === '') text += '\n';
    else if (line.startsWith(' ') || previous === 'deeper') text += `\n${line}`;
    else text += previous === 'blank' ? line : ` ${line}`;
    previous = line === '' ? 'blank' : line.startsWith(' ') ? 'deeper' : 'text';
  }
  return text;
}
