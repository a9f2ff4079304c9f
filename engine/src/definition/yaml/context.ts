import type { Value } from '../../php/value.ts';
import type { Comment, Node, Range, SyntaxProblem } from '../syntax.ts';
import { HASH, SPACE, TAB, trimmedEnd } from './characters.ts';
import { YamlError } from './problem.ts';

/** Levels of nesting; Symfony's own limit is below this, and the stack's far above. */
const MAX_DEPTH = 256;
/** Nodes that aliases may stand for in one text: every reader walks them, however few lines they take. */
const MAX_ALIASED_NODES = 500_000;
const MAX_PROBLEMS = 100;

/** What `&name` gave a name to. */
export interface Anchor {
  readonly value: Value;
  /** Absent for the text that Symfony keeps for an anchor inside brackets. */
  readonly node: Node | undefined;
  /** Nodes that it holds, aliases inside it counted in full. */
  readonly size: number;
}

/** What the readers of one text share. */
export class Context {
  readonly problems: SyntaxProblem[] = [];
  readonly comments: Comment[] = [];
  readonly anchors = new Map<string, Anchor>();
  /** Names of the anchors whose values are being read, outermost first. */
  readonly open: string[] = [];
  /** Nodes made so far, aliases counted in full. */
  nodes = 0;
  depth = 0;

  constructor(readonly text: string) {}

  /** Keeps a problem; those after the first come from going on behind the one that stops Symfony. */
  record(error: YamlError): void {
    if (this.problems.length < MAX_PROBLEMS) this.problems.push(error.toProblem());
  }

  /** Whether so much is wrong that nothing more is read. */
  get gaveUp(): boolean {
    return this.problems.length >= MAX_PROBLEMS;
  }

  /** Keeps the comment that begins at the `#` at `start`. */
  addComment(start: number, end: number): void {
    const range: Range = { start, end: trimmedEnd(this.text, start, end) };
    this.comments.push({ range, text: this.text.slice(start + 1, range.end).trim() });
  }

  /** Keeps the comment behind a value, if there is one: the first `#` after white space, or at the very start. */
  addTrailingComment(start: number, end: number): void {
    for (let i = start; i < end; i++) {
      if (this.text.charCodeAt(i) !== HASH) continue;
      const before = this.text.charCodeAt(i - 1);
      if (i > start && before !== SPACE && before !== TAB) continue;
      this.addComment(i, end);
      return;
    }
  }

  /** Throws where values are nested so deeply that no reader could follow. */
  checkDepth(depth: number, offset: number): void {
    if (this.depth + depth <= MAX_DEPTH) return;
    throw new YamlError(`The YAML is nested more than ${MAX_DEPTH} levels deep.`, { start: offset, end: offset + 1 });
  }

  /** Names the value that was read last; `before` is the number of nodes before it. */
  anchor(name: string, node: Node | undefined, value: Value, before: number): void {
    this.anchors.set(name, { value, node, size: this.nodes - before });
  }

  /** What an alias stands for, `undefined` for an unknown name. Throws for an alias that would expand without measure. */
  alias(name: string, range: Range): Anchor | undefined {
    const anchor = this.anchors.get(name);
    if (anchor === undefined) return undefined;
    this.nodes += anchor.size;
    if (this.nodes > MAX_ALIASED_NODES && anchor.size > 1) {
      this.nodes -= anchor.size;
      throw new YamlError(`The aliases stand for more than ${MAX_ALIASED_NODES} values.`, range);
    }
    return anchor;
  }
}
