import type { Block } from './block.ts';
import {
  BACKSLASH,
  CLOSE_BRACE,
  CLOSE_BRACKET,
  COLON,
  COMMA,
  DOUBLE_QUOTE,
  HASH,
  OPEN_BRACE,
  OPEN_BRACKET,
  SINGLE_QUOTE,
  SPACE,
  skipSpaces,
} from './characters.ts';
import type { Context } from './context.ts';
import { MappedText } from './mapped-text.ts';
import { YamlError } from './problem.ts';

/*
 * Quoted scalars, lists and mappings in brackets may run over several lines. Here they are brought onto one line, as
 * Symfony does before it looks into them: line breaks and runs of spaces become one space, comments vanish.
 */

/** A quoted or bracketed value on one line, and the offset behind it. The block's current line becomes its last one. */
export interface Scanned {
  readonly mapped: MappedText;
  readonly end: number;
}

/** Reads a quoted scalar from its opening quote on. Throws where it is not closed within the block. */
export function scanQuoted(block: Block, start: number): Scanned {
  const mapped = new MappedText();
  return { mapped, end: appendQuoted(block, mapped, start) };
}

/** Reads `[...]` or `{...}` from the opening bracket on. Throws where it is not closed within the block. */
export function scanFlow(context: Context, block: Block, start: number): Scanned {
  const scanner = new FlowScanner(context, block, start);
  scanner.structure();
  return { mapped: scanner.mapped, end: scanner.offset };
}

function appendQuoted(block: Block, mapped: MappedText, start: number): number {
  const { text } = block.lines;
  const quote = text.charCodeAt(start);
  mapped.append(text.slice(start, start + 1), start);
  let offset = start + 1;
  let fold = false;
  for (;;) {
    const end = block.endOf(block.line);
    if (block.lines.isBlank(block.line)) mapped.append('\n', end);
    else if (fold) mapped.append(' ', offset);
    const close = closingQuote(text, offset, end, quote);
    const broken = close < 0 && end > offset && quote === DOUBLE_QUOTE && endsEscaped(text, offset, end);
    mapped.append(text.slice(offset, close < 0 ? end - (broken ? 1 : 0) : close + 1), offset);
    if (close >= 0) return close + 1;
    fold = !block.lines.isBlank(block.line) && text.charCodeAt(end - 1) !== BACKSLASH;
    if (!block.next()) throw new YamlError('Malformed inline YAML string.', { start, end });
    offset = skipSpaces(text, block.startOf(block.line), block.endOf(block.line));
  }
}

/** Offset of the closing quote on this line, -1 where there is none. */
function closingQuote(text: string, start: number, end: number, quote: number): number {
  for (let i = start; i < end; i++) {
    const code = text.charCodeAt(i);
    if (code === BACKSLASH && quote === DOUBLE_QUOTE) i++;
    else if (code === quote) {
      if (quote === DOUBLE_QUOTE || i + 1 >= end || text.charCodeAt(i + 1) !== SINGLE_QUOTE) return i;
      i++;
    }
  }
  return -1;
}

/** Whether a line of a double-quoted scalar ends in a backslash that escapes the line break. */
function endsEscaped(text: string, start: number, end: number): boolean {
  let backslashes = 0;
  while (end - backslashes > start && text.charCodeAt(end - backslashes - 1) === BACKSLASH) backslashes++;
  return backslashes % 2 === 1;
}

class FlowScanner {
  readonly mapped = new MappedText();
  private depth = 0;

  constructor(
    private readonly context: Context,
    private readonly block: Block,
    /** Where the scanner stands in the source. */
    public offset: number,
  ) {}

  structure(): void {
    const start = this.offset;
    const closing = this.code() === OPEN_BRACE ? CLOSE_BRACE : CLOSE_BRACKET;
    this.depth++;
    this.context.checkDepth(this.depth, start);
    this.take(1);
    do {
      this.spaces();
      while (this.offset < this.lineEnd() && this.code() !== HASH) {
        if (this.code() === closing) {
          this.take(1);
          this.depth--;
          return;
        }
        this.token();
        const next = this.offset;
        if (this.spaces()) this.mapped.append(' ', next);
      }
      if (this.offset < this.lineEnd()) this.context.addComment(this.offset, this.lineEnd());
    } while (this.nextLine());
    throw new YamlError('Malformed inline YAML string.', { start, end: start + 1 });
  }

  private token(): void {
    switch (this.code()) {
      case DOUBLE_QUOTE:
      case SINGLE_QUOTE:
        this.offset = appendQuoted(this.block, this.mapped, this.offset);
        return;
      case COLON:
      case COMMA:
        this.take(1);
        return;
      case OPEN_BRACE:
      case OPEN_BRACKET:
        this.structure();
        return;
      default:
        this.plain();
    }
  }

  private plain(): void {
    const end = this.lineEnd();
    let last = this.offset;
    while (last < end && !endsPlain(this.block.lines.text.charCodeAt(last))) last++;
    if (last === this.offset) {
      throw new YamlError('Malformed unquoted YAML string.', { start: this.offset, end: this.offset + 1 });
    }
    this.take(last - this.offset);
  }

  /** Skips spaces and line breaks; whether there was a space. */
  private spaces(): boolean {
    let found = false;
    do {
      const next = skipSpaces(this.block.lines.text, this.offset, this.lineEnd());
      if (next > this.offset) found = true;
      this.offset = next;
      if (next < this.lineEnd()) return found;
    } while (this.nextLine());
    return found;
  }

  private nextLine(): boolean {
    if (!this.block.next()) return false;
    this.offset = this.block.startOf(this.block.line);
    return true;
  }

  private take(length: number): void {
    this.mapped.append(this.block.lines.text.slice(this.offset, this.offset + length), this.offset);
    this.offset += length;
  }

  private code(): number {
    return this.block.lines.text.charCodeAt(this.offset);
  }

  private lineEnd(): number {
    return this.block.endOf(this.block.line);
  }
}

function endsPlain(code: number): boolean {
  return (
    code === SPACE ||
    code === COMMA ||
    code === COLON ||
    code === OPEN_BRACKET ||
    code === CLOSE_BRACKET ||
    code === OPEN_BRACE ||
    code === CLOSE_BRACE
  );
}
