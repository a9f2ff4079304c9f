import type { Value } from '../php/value.ts';

/** Offsets into the text in UTF-16 units, end exclusive. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** A node of a parsed YAML document. `value` is what Symfony's parser gives for it; the tree is immutable. */
export type Node = ScalarNode | SequenceNode | MappingNode;

export interface ScalarNode {
  readonly kind: 'scalar';
  readonly range: Range;
  readonly value: Value;
  /** How it is written; `missing` stands for a value that is not there (`key:`), with an empty range. */
  readonly style: 'plain' | 'single' | 'double' | 'literal' | 'folded' | 'missing';
}

export interface SequenceNode {
  readonly kind: 'sequence';
  readonly range: Range;
  readonly value: Value;
  readonly flow: boolean;
  readonly items: readonly Node[];
}

export interface MappingNode {
  readonly kind: 'mapping';
  readonly range: Range;
  readonly value: Value;
  readonly flow: boolean;
  readonly entries: readonly MappingEntry[];
}

export interface MappingEntry {
  /** The key as PHP's array holds it, as text. */
  readonly name: string;
  readonly key: ScalarNode;
  readonly value: Node;
  /** From the key's start to the value's end. */
  readonly range: Range;
}

export interface Comment {
  readonly range: Range;
  /** Without the `#`, trimmed. */
  readonly text: string;
}

/** What is wrong with the text as YAML, as Symfony sees it. */
export interface SyntaxProblem {
  readonly range: Range;
  readonly message: string;
  /** The message of Symfony's ParseException, with the line and the text that it names. */
  readonly symfonyMessage: string;
}

/** A parsed text. Never throws: what could be understood, and a list of problems. A document with problems is one that Drupal rejects. */
export interface ParsedYaml {
  readonly text: string;
  readonly root: Node | undefined;
  readonly problems: readonly SyntaxProblem[];
  readonly comments: readonly Comment[];
  readonly lines: LineIndex;
}

/** Line starts of a text, for turning offsets into positions and back. Positions are zero-based, characters in UTF-16 units. */
export class LineIndex {
  private readonly starts: number[] = [0];

  constructor(private readonly text: string) {
    for (let i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) this.starts.push(i + 1);
  }

  get lineCount(): number {
    return this.starts.length;
  }

  positionAt(offset: number): { line: number; character: number } {
    let low = 0;
    let high = this.starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low, character: offset - (this.starts[low] ?? 0) };
  }

  offsetAt(line: number, character: number): number {
    if (line >= this.starts.length) return this.text.length;
    const start = this.starts[line] ?? 0;
    const end = this.starts[line + 1] ?? this.text.length + 1;
    return Math.min(start + character, Math.max(start, end - 1));
  }

  /** Range of a line without its line break. */
  lineRange(line: number): Range {
    const start = this.starts[line] ?? this.text.length;
    let end = (this.starts[line + 1] ?? this.text.length + 1) - 1;
    if (end > start && this.text.charCodeAt(end - 1) === 13) end--;
    return { start, end };
  }
}

/** The entry of a mapping with this name; the last one wins, as in PHP. */
export function entryOf(node: Node | undefined, name: string): MappingEntry | undefined {
  return node?.kind === 'mapping' ? node.entries.findLast((entry) => entry.name === name) : undefined;
}

/** The value below a key of a mapping. */
export function child(node: Node | undefined, name: string): Node | undefined {
  return entryOf(node, name)?.value;
}

/** A scalar node's string, `undefined` for anything else. */
export function stringOf(node: Node | undefined): string | undefined {
  return node?.kind === 'scalar' && typeof node.value === 'string' ? node.value : undefined;
}
