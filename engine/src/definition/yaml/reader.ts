import type { Node, ScalarNode } from '../syntax.ts';
import type { Block } from './block.ts';
import { DASH, DOUBLE_QUOTE, HASH, OPEN_BRACE, OPEN_BRACKET, SINGLE_QUOTE, TAB, trimmedEnd } from './characters.ts';
import type { Context } from './context.ts';
import { readEntry } from './entries.ts';
import { readItem } from './items.ts';
import { splitKey } from './key.ts';
import { scalarNode, sequenceNode, withValue } from './nodes.ts';
import { YamlError } from './problem.ts';
import { BlockState, isSpace } from './state.ts';
import { TaggedValue } from './tagged.ts';
import { readEnclosed, readText } from './whole.ts';

const DIRECTIVE = /^%YAML[: ][\d.]/;

/**
 * Reads one block: a mapping, a list or a scalar; `undefined` where nothing stands in it. A mistake ends the entry or item in
 * which it stands: it is kept in the context, and reading goes on at the next line on the block's own level.
 */
export function readBlock(context: Context, block: Block): Node | undefined {
  context.depth++;
  try {
    context.checkDepth(0, block.startOf(block.first));
    return new BlockReader(context, block).read();
  } catch (error) {
    if (!(error instanceof YamlError)) throw error;
    context.record(error.line < 0 ? error.at(block.reportedLine, block.textOf(block.line)) : error);
    block.line = block.last;
    return undefined;
  } finally {
    context.depth--;
  }
}

class BlockReader {
  private readonly text: string;
  private readonly state: BlockState;
  /** What stands where nothing was understood, for completion. */
  private unread: Node | undefined;
  private start = -1;
  private end = -1;

  constructor(
    private readonly context: Context,
    private readonly block: Block,
  ) {
    this.text = context.text;
    this.state = new BlockState(context, block, (inner) => readBlock(context, inner));
  }

  read(): Node | undefined {
    const { block, context, state } = this;
    this.skipHeader();
    while (block.lines.isEmpty(block.line)) {
      state.keepComment();
      if (!block.next()) return undefined;
    }
    const start = block.startOf(block.line);
    const tag = state.lineTag(start, state.lineEnd());
    if (tag !== undefined && !block.next()) {
      return scalarNode(context, new TaggedValue(tag, ''), 'plain', start, state.lineEnd());
    }
    do {
      if (block.lines.isEmpty(block.line)) state.keepComment();
      else this.tryLine();
      if (state.whole !== undefined) return state.whole;
    } while (block.next());
    const node = this.collection();
    if (node === undefined && tag !== undefined) {
      return scalarNode(
        context,
        new TaggedValue(tag, []),
        'plain',
        start,
        trimmedEnd(this.text, start, block.endOf(block.first)),
      );
    }
    return node !== undefined && tag !== undefined ? withValue(node, new TaggedValue(tag, node.value)) : node;
  }

  private collection(): Node | undefined {
    const { mapping, items } = this.state;
    const range = { start: this.start, end: this.end };
    // PHP's `empty()`: a mapping into which nothing was merged is null.
    if (mapping !== undefined && mapping.entries.length > 0) return mapping.finish(this.context, false, range);
    return items === undefined ? this.unread : sequenceNode(this.context, items, false, range);
  }

  /** Directives, comments and `---` in front of the first line; Symfony looks for them in every nested block. */
  private skipHeader(): void {
    const { block, state } = this;
    if (DIRECTIVE.test(this.text.slice(block.startOf(block.first), block.startOf(block.first) + 8))) this.dropFirst();
    while (block.first < block.last && this.text.charCodeAt(block.startOf(block.first)) === HASH) {
      state.keepComment(block.first);
      this.dropFirst();
    }
    if (block.first < block.last && this.text.startsWith('---', block.startOf(block.first))) {
      this.dropFirst();
      this.dropDocumentEnd();
    }
    if (block.lines.documentLength === 0) block.lines.documentLength = block.last - block.first + 1;
  }

  private dropFirst(): void {
    const { block } = this;
    if (block.first >= block.last) return;
    block.first++;
    block.offset++;
    block.line = block.first;
  }

  /** Behind `---`, three dots at the very end are no part of the document, nor of the value in front of them. */
  private dropDocumentEnd(): void {
    const { block } = this;
    let last = block.last;
    while (last > block.first && block.lines.isBlank(last)) last--;
    const start = block.startOf(last);
    const end = trimmedEnd(this.text, start, block.endOf(last));
    if (end - start < 3 || this.text.slice(end - 3, end) !== '...') return;
    block.last = last;
    block.lines.shorten(last, end - 3);
  }

  /** Reads the current line with what belongs to it. */
  private tryLine(): void {
    const { block, context } = this;
    const line = block.line;
    try {
      this.readLine();
      let last = block.line;
      while (last > line && block.lines.isEmpty(last)) last--;
      this.end = Math.max(this.end, trimmedEnd(this.text, block.startOf(last), block.endOf(last)));
    } catch (error) {
      if (!(error instanceof YamlError)) throw error;
      context.record(error);
      this.unread ??= this.rawNode(line);
      this.resume(line);
    }
  }

  /** Goes on before the next line that stands on the block's own level. */
  private resume(from: number): void {
    const { block } = this;
    let line = this.context.gaveUp ? block.last + 1 : from + 1;
    while (line <= block.last && (block.lines.isEmpty(line) || block.indentOf(line) > 0)) {
      this.state.keepComment(line);
      line++;
    }
    block.line = line - 1;
    this.end = Math.max(this.end, block.rangeOf(from).end);
  }

  private rawNode(line: number): ScalarNode {
    const { start, end } = this.block.rangeOf(line);
    return scalarNode(this.context, this.text.slice(start, end), 'plain', start, end);
  }

  private readLine(): void {
    const { block, state } = this;
    const start = block.startOf(block.line);
    if (this.start < 0) this.start = start;
    const end = trimmedEnd(this.text, start, state.lineEnd());
    const first = this.text.charCodeAt(start);
    if (first === TAB) throw block.error('A YAML file cannot contain tabs as indentation.');
    if (first === DASH && (end === start + 1 || isSpace(this.text.charCodeAt(start + 1)))) {
      readItem(state, start, end);
      return;
    }
    const keyed = splitKey(this.text, start, end);
    const isEnclosed =
      first === DOUBLE_QUOTE || first === SINGLE_QUOTE || first === OPEN_BRACE || first === OPEN_BRACKET;
    if (keyed !== undefined) readEntry(state, keyed);
    else if (isEnclosed) readEnclosed(state, first, start);
    else readText(state, start);
  }
}
