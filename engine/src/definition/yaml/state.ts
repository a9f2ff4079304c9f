import type { Node } from '../syntax.ts';
import { Block } from './block.ts';
import { BANG, SPACE, TAB } from './characters.ts';
import type { Context } from './context.ts';
import { type MappingBuilder, missingNode } from './nodes.ts';

const ANCHOR = /^&([^ ]+) */;
const TAG_ONLY = /^(![\w!./:-]+) *( +#.*)?$/;

/** `&name` in front of a value. */
export interface AnchorMark {
  readonly name: string;
  readonly length: number;
}

/** A block while it is read: what it has turned out to be, and what its lines, items and entries are read with. */
export class BlockState {
  readonly text: string;
  mapping: MappingBuilder | undefined;
  items: Node[] | undefined;
  /** The node of a block that is one scalar, `[...]` or `{...}`. */
  whole: Node | undefined;

  constructor(
    readonly context: Context,
    readonly block: Block,
    /** Reads a block inside this one. */
    readonly readNested: (block: Block) => Node | undefined,
  ) {
    this.text = context.text;
  }

  /**
   * The block below the current line, or a value that is not there. Symfony numbers its lines from the current one on, those of a
   * merged block (`countsLate`) from the line behind it.
   */
  below(missing: number, inSequence: boolean, countsLate = false): Node {
    const { block } = this;
    const before = block.reportedLine;
    const found = block.nested(undefined, inSequence);
    if (found === undefined) return missingNode(this.context, missing);
    const believed = countsLate ? block.reportedLine : before;
    const inner = new Block(block.lines, found.first, found.last, block.column + found.indent, believed);
    return this.readNested(inner) ?? missingNode(this.context, missing);
  }

  /** The anchor that stands at `start`. */
  anchorAt(start: number, end: number): AnchorMark | undefined {
    if (start >= end || this.text[start] !== '&') return undefined;
    const match = ANCHOR.exec(this.text.slice(start, end));
    return match === null ? undefined : { name: match[1] ?? '', length: match[0].length };
  }

  /** Whether a tag and nothing else stands there. */
  isTagOnly(start: number, end: number): boolean {
    return this.text.charCodeAt(start) === BANG && TAG_ONLY.test(this.text.slice(start, end));
  }

  /** The tag of a line that holds nothing else. Throws for built-in ones. */
  lineTag(start: number, end: number): string | undefined {
    if (this.text.charCodeAt(start) !== BANG) return undefined;
    const tag = TAG_ONLY.exec(this.text.slice(start, end))?.[1]?.slice(1);
    if (tag?.startsWith('!')) {
      throw this.block
        .error(`The built-in tag "!${tag}" is not implemented.`, { start, end })
        .at(this.block.reportedLine, this.text.slice(start, end));
    }
    return tag;
  }

  /** Keeps the comment that the current line is. */
  keepComment(line = this.block.line): void {
    const { block } = this;
    if (block.lines.isComment(line)) this.context.addComment(block.rangeOf(line).start, block.endOf(line));
  }

  lineEnd(): number {
    return this.block.endOf(this.block.line);
  }
}

/** What PHP's `\s` matches on one line. */
export function isSpace(code: number): boolean {
  return code === SPACE || (code >= TAB && code <= 13) || code === 160;
}
