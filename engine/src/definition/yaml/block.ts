import type { Range } from '../syntax.ts';
import { DASH, SPACE, trimmedEnd, trimmedStart } from './characters.ts';
import type { SourceLines } from './lines.ts';
import { YamlError } from './problem.ts';

/**
 * Consecutive lines that are one document to Symfony's parser, without the indentation that is common to them. It parses
 * every nested block as a document of its own, which is why its rules (what a line continues, which line an error names,
 * whether a block scalar ends in a line break) are rules about blocks.
 */
export class Block {
  /** The current line. Scanners move it; errors are reported where it stands. */
  line: number;

  constructor(
    readonly lines: SourceLines,
    public first: number,
    public last: number,
    /** Width of the removed indentation, for blank lines. */
    readonly column: number,
    /** Zero-based number that Symfony believes the first line to have. */
    public offset: number,
  ) {
    this.line = first;
  }

  /** Offset at which a line begins inside this block. */
  startOf(line: number): number {
    const { starts, ends, shifts } = this.lines;
    const start = starts[line] ?? 0;
    if (!this.lines.isBlank(line)) return start + (shifts[line] ?? 0);
    return Math.min(start + this.column, ends[line] ?? start);
  }

  endOf(line: number): number {
    return this.lines.ends[line] ?? 0;
  }

  textOf(line: number): string {
    return this.lines.text.slice(this.startOf(line), this.endOf(line));
  }

  /** A line as this block sees it, even after a nested block has taken it. */
  ownTextOf(line: number): string {
    const start = Math.min(this.startOf(line), (this.lines.starts[line] ?? 0) + this.column);
    return this.lines.text.slice(start, this.endOf(line));
  }

  /** Spaces at the start of a line. */
  indentOf(line: number): number {
    const end = this.lines.isBlank(line)
      ? this.endOf(line)
      : (this.lines.starts[line] ?? 0) + (this.lines.indents[line] ?? 0);
    return Math.max(0, end - this.startOf(line));
  }

  hasNext(): boolean {
    return this.line < this.last;
  }

  next(): boolean {
    if (this.line >= this.last) return false;
    this.line++;
    return true;
  }

  /** The current line as Symfony numbers it in most messages. */
  get reportedLine(): number {
    return this.line - this.first + this.offset + 1;
  }

  /** The current line as Symfony numbers it in some messages, forgetting the blocks around. */
  get relativeLine(): number {
    return this.line - this.first + 1;
  }

  /** Whether Symfony takes the current line for the last one of the document. */
  get atLastLine(): boolean {
    return this.line - this.first + this.offset >= this.lines.documentLength - 1;
  }

  /** Range of a line's text without the white space around it. */
  rangeOf(line: number): Range {
    const start = trimmedStart(this.lines.text, this.startOf(line), this.endOf(line));
    return { start, end: trimmedEnd(this.lines.text, start, this.endOf(line)) };
  }

  /** An error about the current line. */
  error(message: string, range: Range = this.rangeOf(this.line)): YamlError {
    return new YamlError(message, range).at(this.reportedLine, this.textOf(this.line));
  }

  /** `-` or `- x`. */
  isItem(line: number): boolean {
    const start = this.startOf(line);
    const { text } = this.lines;
    if (text.charCodeAt(start) !== DASH || start >= this.endOf(line)) return false;
    return start + 1 >= trimmedEnd(text, start, this.endOf(line)) || text.charCodeAt(start + 1) === SPACE;
  }

  /** Whether the next line with content stands deeper than the current one. */
  nextIsIndented(): boolean {
    const next = this.nextContent();
    return next <= this.last && this.indentOf(next) > this.indentOf(this.line);
  }

  /** Whether a list that is not indented follows the current line. At the end of the block Symfony stays on the last line. */
  nextIsUnindentedList(): boolean {
    const next = this.nextContent();
    if (next <= this.last) return this.indentOf(next) === this.indentOf(this.line) && this.isItem(next);
    this.line = this.last;
    return false;
  }

  /**
   * The block nested below the current line; the current line becomes its last one. `indentation` is the column of a
   * compact item (`- a: 1`), else the first line with content decides. `undefined` when there is none.
   */
  nested(
    indentation: number | undefined,
    inSequence: boolean,
  ): { first: number; last: number; indent: number } | undefined {
    const outer = this.indentOf(this.line);
    if (!this.next()) return undefined;
    const first = this.line;
    const indent = indentation ?? this.indentBelow();
    if (indent === undefined) {
      this.line = this.last;
      return undefined;
    }
    const lead = this.lines.text.charCodeAt(this.startOf(first) + indent);
    const tooShallow = this.indentOf(first) < indent && !this.lines.isEmpty(first);
    if (
      tooShallow ||
      (inSequence && outer === indent && lead === DASH && this.startOf(first) + indent < this.endOf(first))
    ) {
      this.line--;
      return undefined;
    }
    const last = this.lastNested(first, indent);
    this.line = last;
    for (let line = this.lines.nextSolid(first); line <= last; line = this.lines.nextSolid(line + 1)) {
      if (this.indentOf(line) >= indent) this.lines.shifts[line] = (this.lines.shifts[line] ?? 0) + indent;
    }
    return { first, last, indent };
  }

  private indentBelow(): number | undefined {
    const content = this.nextContent(this.line);
    if (content > this.last) return undefined;
    const indent = this.indentOf(content);
    if (indent === 0 && !this.lines.isEmpty(this.line) && !this.isItem(this.line))
      throw this.error('Indentation problem.');
    return indent;
  }

  private lastNested(first: number, indent: number): number {
    let isList = this.isItem(first);
    let afterComment = this.lines.isComment(first);
    for (let line = first + 1; line <= this.last; line++) {
      if (afterComment && !isList) {
        isList = this.isItem(line);
        afterComment = this.lines.isComment(line);
      }
      if (this.lines.isBlank(line)) {
        if (!afterComment) line = this.lines.nextSolid(line) - 1;
        continue;
      }
      const depth = this.indentOf(line);
      if (isList && depth === indent && !this.lines.isComment(line) && !this.isItem(line)) return line - 1;
      if (depth >= indent || this.lines.isComment(line)) continue;
      if (depth === 0) return line - 1;
      this.line = line;
      throw this.error('Indentation problem.');
    }
    return this.last;
  }

  private nextContent(from = this.line + 1): number {
    let line = from;
    while (line <= this.last && this.lines.isEmpty(line)) line++;
    return line;
  }
}
