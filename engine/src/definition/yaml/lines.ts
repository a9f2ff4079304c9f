import { HASH, SPACE } from './characters.ts';

const CONTENT = 0;
const BLANK = 1;
const COMMENT = 2;

/** A text cut into lines as Symfony cuts it: at `\n`, `\r\n` and `\r`. */
export class SourceLines {
  readonly starts: number[] = [];
  readonly ends: number[] = [];
  /** Leading spaces of each line. */
  readonly indents: number[] = [];
  /** Characters at the start of a line that belong to the blocks around the innermost one read so far. */
  readonly shifts: number[] = [];
  private readonly kinds: number[] = [];
  private solid: Int32Array | undefined;
  /** Lines of the document without its header, by which Symfony knows the last one. */
  documentLength = 0;

  constructor(readonly text: string) {
    const breaks = /\r\n|\r|\n/g;
    if (text.includes('\r')) {
      let start = 0;
      for (let match = breaks.exec(text); match !== null; match = breaks.exec(text)) {
        this.add(start, match.index);
        start = breaks.lastIndex;
      }
      this.add(start, text.length);
      return;
    }
    let start = 0;
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
      this.add(start, end);
      start = end + 1;
    }
    this.add(start, text.length);
  }

  get count(): number {
    return this.starts.length;
  }

  isBlank(line: number): boolean {
    return this.kinds[line] === BLANK;
  }

  isComment(line: number): boolean {
    return this.kinds[line] === COMMENT;
  }

  /** Blank or a comment. */
  isEmpty(line: number): boolean {
    return this.kinds[line] !== CONTENT;
  }

  /** The first line from `line` on that is not blank; runs of blank lines are skipped at once. */
  nextSolid(line: number): number {
    if (this.solid === undefined) {
      this.solid = new Int32Array(this.count);
      let next = this.count;
      for (let i = this.count - 1; i >= 0; i--) {
        if (!this.isBlank(i)) next = i;
        this.solid[i] = next;
      }
    }
    return this.solid[line] ?? this.count;
  }

  /** Makes a line begin at `offset` for the block that is read next. */
  shiftTo(line: number, offset: number): void {
    this.shifts[line] = offset - (this.starts[line] ?? 0);
  }

  /** Makes a line end at `offset`. */
  shorten(line: number, offset: number): void {
    const start = this.starts[line] ?? 0;
    this.ends[line] = Math.max(start, offset);
    if (offset <= start + (this.indents[line] ?? 0)) this.kinds[line] = BLANK;
  }

  private add(start: number, end: number): void {
    let first = start;
    while (first < end && this.text.charCodeAt(first) === SPACE) first++;
    this.starts.push(start);
    this.ends.push(end);
    this.indents.push(first - start);
    this.shifts.push(0);
    this.kinds.push(first === end ? BLANK : this.text.charCodeAt(first) === HASH ? COMMENT : CONTENT);
  }
}
