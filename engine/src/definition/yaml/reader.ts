import type { Value } from '../../php/value.ts';
import type { Node, Range, ScalarNode } from '../syntax.ts';
import { Block } from './block.ts';
import {
  AMPERSAND,
  BANG,
  DASH,
  DOUBLE_QUOTE,
  HASH,
  OPEN_BRACE,
  OPEN_BRACKET,
  QUESTION,
  SINGLE_QUOTE,
  SPACE,
  TAB,
  trimmedEnd,
} from './characters.ts';
import type { Context } from './context.ts';
import { readInline } from './flow.ts';
import { type KeyedLine, splitKey } from './key.ts';
import { MappedText } from './mapped-text.ts';
import { MappingBuilder, mergedArrays, missingNode, scalarNode, sequenceNode, withValue } from './nodes.ts';
import { YamlError } from './problem.ts';
import { checkPlainStart, resolveQuoted, resolveScalar } from './resolve.ts';
import { scanQuoted } from './scan.ts';
import { TaggedValue } from './tagged.ts';
import { located, readFlow, readValue, unknownAlias } from './value.ts';

const ANCHOR = /^&([^ ]+) */;
const TAG_ONLY = /^(![\w!./:-]+) *( +#.*)?$/;

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
  private mapping: MappingBuilder | undefined;
  private items: Node[] | undefined;
  /** A block that is one scalar, `[...]` or `{...}`. */
  private whole: Node | undefined;
  /** What stands where a block was not understood, for completion. */
  private unread: Node | undefined;
  private start = -1;
  private end = -1;

  constructor(
    private readonly context: Context,
    private readonly block: Block,
  ) {
    this.text = context.text;
  }

  read(): Node | undefined {
    const { block, context } = this;
    this.skipHeader();
    while (block.lines.isEmpty(block.line)) {
      this.keepComment();
      if (!block.next()) return undefined;
    }
    const start = block.startOf(block.line);
    const tag = this.lineTag(start, this.lineEnd());
    if (tag !== undefined && !block.next()) {
      return scalarNode(context, new TaggedValue(tag, ''), 'plain', start, this.lineEnd());
    }
    do {
      if (block.lines.isEmpty(block.line)) this.keepComment();
      else if (this.tryLine()) return this.whole;
    } while (block.next());
    const node = this.collection();
    return node !== undefined && tag !== undefined ? withValue(node, new TaggedValue(tag, node.value)) : node;
  }

  private collection(): Node | undefined {
    const range: Range = { start: this.start, end: this.end };
    if (this.mapping !== undefined) return this.mapping.finish(this.context, false, range);
    if (this.items !== undefined) return sequenceNode(this.context, this.items, false, range);
    return this.unread;
  }

  /** Directives, comments and `---` in front of the first line; Symfony looks for them in every nested block. */
  private skipHeader(): void {
    const { block } = this;
    if (/^%YAML[: ][\d.]+/.test(block.textOf(block.first).slice(0, 9))) this.dropFirst();
    while (block.first < block.last && this.text.charCodeAt(block.startOf(block.first)) === HASH) {
      if (!block.lines.isComment(block.first)) break;
      this.keepComment();
      this.dropFirst();
    }
    if (block.first < block.last && this.text.startsWith('---', block.startOf(block.first))) {
      this.dropFirst();
      this.dropDocumentEnd();
    }
    if (block.lines.documentLength === 0) block.lines.documentLength = block.last - block.first + 1;
  }

  private dropFirst(): void {
    if (this.block.first >= this.block.last) return;
    this.block.first++;
    this.block.offset++;
    this.block.line = this.block.first;
  }

  private dropDocumentEnd(): void {
    const { block } = this;
    let last = block.last;
    while (last > block.first && block.lines.isBlank(last)) last--;
    const end = trimmedEnd(this.text, block.startOf(last), block.endOf(last));
    if (end - block.startOf(last) < 3 || this.text.slice(end - 3, end) !== '...') return;
    block.last = last;
    block.lines.shorten(last, end - 3);
  }

  /** Reads the current line with what belongs to it; true when it was the whole block. */
  private tryLine(): boolean {
    const { block } = this;
    const line = block.line;
    try {
      this.readLine();
    } catch (error) {
      if (!(error instanceof YamlError)) throw error;
      this.context.record(error);
      this.unread ??= this.rawNode(line);
      this.resume(line);
      return false;
    }
    if (this.whole === undefined) {
      this.end = Math.max(this.end, trimmedEnd(this.text, block.startOf(block.line), block.endOf(block.line)));
      return false;
    }
    return true;
  }

  /** Goes on before the next line that stands on the block's own level. */
  private resume(from: number): void {
    const { block } = this;
    let line = this.context.gaveUp ? block.last + 1 : from + 1;
    while (line <= block.last && (block.lines.isEmpty(line) || block.indentOf(line) > 0)) {
      if (block.lines.isComment(line)) this.context.addComment(block.rangeOf(line).start, block.endOf(line));
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
    const { block } = this;
    const start = block.startOf(block.line);
    if (this.start < 0) this.start = start;
    const end = trimmedEnd(this.text, start, this.lineEnd());
    const first = this.text.charCodeAt(start);
    if (first === TAB) throw block.error('A YAML file cannot contain tabs as indentation.');
    if (first === DASH && (end === start + 1 || isSpace(this.text.charCodeAt(start + 1)))) this.readItem(start, end);
    else {
      const keyed = splitKey(this.text, start, end);
      if (keyed !== undefined) this.readEntry(keyed);
      else if (first === DOUBLE_QUOTE || first === SINGLE_QUOTE || first === OPEN_BRACE || first === OPEN_BRACKET)
        this.readWhole(first, start);
      else this.readText(start);
    }
  }

  private readItem(start: number, end: number): void {
    const { block, context } = this;
    if (this.mapping !== undefined) throw block.error('You cannot define a sequence item when in a mapping.');
    this.items ??= [];
    const before = context.nodes;
    let value = start + 1;
    while (value < end && isSpace(this.text.charCodeAt(value))) value++;
    const leading = value - start - 1;
    const anchor =
      value < end && this.text.charCodeAt(value) === AMPERSAND ? ANCHOR.exec(this.text.slice(value, end)) : null;
    if (anchor !== null) {
      context.open.push(anchor[1] ?? '');
      value += anchor[0].length;
    }
    const node = this.itemValue(value, end, leading, start + 1);
    this.items.push(node);
    if (anchor !== null) {
      context.anchor(anchor[1] ?? '', node, node.value, before);
      context.open.pop();
    }
  }

  private itemValue(start: number, end: number, leading: number, missing: number): Node {
    const { block, context } = this;
    const first = start < end ? this.text.charCodeAt(start) : HASH;
    if (first === QUESTION && this.text.charCodeAt(start + 1) === SPACE)
      throw block.error('Complex mappings are not supported.');
    if (first === DASH) return this.compactItem(start, end, leading + 1, true) ?? missingNode(context, missing);
    if (first === HASH) {
      if (start < end) context.addComment(start, end);
      return this.below(missing, true);
    }
    const tag = first === BANG && block.nextIsIndented() ? this.lineTag(start, end) : undefined;
    if (tag !== undefined) {
      const node = this.below(missing, true);
      return withValue(node, new TaggedValue(tag, node.value));
    }
    if (first === BANG || splitKey(this.text, start, end) !== undefined) {
      const block2 = this.compactItem(start, end, leading + 1, false);
      return block2 ?? missingNode(context, missing);
    }
    return readValue(context, block, start, end, false);
  }

  /** `- a: 1` or `- - a`: a block whose first line begins behind the dash. */
  private compactItem(start: number, end: number, indent: number, nestedList: boolean): Node | undefined {
    const { block } = this;
    const line = block.line;
    const believed = block.reportedLine - 1;
    const continues = nestedList || block.nextIsIndented() || this.text.slice(start, end).endsWith(' >-');
    const below = continues ? block.nested(indent, nestedList) : undefined;
    block.lines.shiftTo(line, start);
    block.lines.shorten(line, end);
    // Symfony numbers the lines of `- a: 1` from the last line of the item on.
    const inner = new Block(
      block.lines,
      line,
      below?.last ?? line,
      block.column + indent,
      nestedList ? believed : block.reportedLine - 1,
    );
    if (nestedList) this.dropBlankTail(inner);
    return readBlock(this.context, inner);
  }

  private dropBlankTail(inner: Block): void {
    while (inner.last > inner.first && inner.lines.isBlank(inner.last)) inner.last--;
    inner.lines.shorten(inner.last, trimmedEnd(this.text, inner.startOf(inner.last), inner.endOf(inner.last)));
  }

  /** The block below the current line, or a value that is not there. */
  private below(missing: number, inSequence: boolean): Node {
    const { block } = this;
    const believed = block.reportedLine;
    const found = block.nested(undefined, inSequence);
    if (found === undefined) return missingNode(this.context, missing);
    const inner = new Block(block.lines, found.first, found.last, block.column + found.indent, believed);
    return readBlock(this.context, inner) ?? missingNode(this.context, missing);
  }

  private readEntry(keyed: KeyedLine): void {
    const { block } = this;
    if (this.items !== undefined) {
      throw block
        .error('You cannot define a mapping item when in a sequence.')
        .at(block.relativeLine, block.textOf(block.line));
    }
    this.mapping ??= new MappingBuilder();
    const key = this.readKey(keyed);
    const anchor =
      this.text.charCodeAt(keyed.valueStart) === AMPERSAND && keyed.valueStart < keyed.valueEnd
        ? ANCHOR.exec(this.text.slice(keyed.valueStart, keyed.valueEnd))
        : null;
    if (key.value === '<<' && anchor === null) this.mergeEntry(this.mapping, key, keyed);
    else this.plainEntry(this.mapping, key, keyed, anchor);
  }

  private readKey(keyed: KeyedLine): ScalarNode {
    const { block, context } = this;
    const range: Range = { start: keyed.keyStart, end: keyed.keyEnd };
    const text = this.text.slice(range.start, range.end);
    const quote = text[0];
    const style = quote === '"' ? 'double' : quote === "'" ? 'single' : 'plain';
    let value: Value;
    try {
      if (style === 'plain') checkPlainStart(text, range);
      value = style === 'plain' ? resolveScalar(context, text, range).value : resolveQuoted(text, 0, range).value;
    } catch (error) {
      throw located(error, block);
    }
    if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'bigint') {
      const kind =
        typeof value === 'object' && value !== null && 'value' in value && typeof value.value === 'number'
          ? 'Numeric'
          : 'Non-string';
      throw block.error(`${kind} keys are not supported. Quote your evaluable mapping keys instead.`, range);
    }
    return scalarNode(context, value, style, range.start, range.end);
  }

  private plainEntry(mapping: MappingBuilder, key: ScalarNode, keyed: KeyedLine, anchor: RegExpExecArray | null): void {
    const { block, context } = this;
    const before = context.nodes;
    const name = String(key.value);
    const start = keyed.valueStart + (anchor?.[0].length ?? 0);
    if (anchor !== null) context.open.push(anchor[1] ?? '');
    let value: Node;
    let keyLine: number | undefined;
    try {
      const isBelow = this.isBelow(start, keyed.valueEnd, name);
      if (isBelow && (block.nextIsIndented() || block.nextIsUnindentedList())) keyLine = block.reportedLine;
      value = isBelow
        ? this.entryBelow(start, keyed, keyLine !== undefined)
        : readValue(context, block, start, keyed.valueEnd, true);
    } catch (error) {
      if (error instanceof YamlError) this.keepBroken(mapping, key, start, keyed.valueEnd);
      throw error;
    } finally {
      if (anchor !== null) context.open.pop();
    }
    if (anchor !== null) context.anchor(anchor[1] ?? '', value, value.value, before);
    this.addEntry(mapping, key, value, keyLine ?? block.reportedLine);
  }

  private addEntry(mapping: MappingBuilder, key: ScalarNode, value: Node, line: number): void {
    const { block, context } = this;
    const name = String(key.value);
    if (name === '<<' && key.style === 'plain') {
      mapping.merge(context, value.value, value, key);
      return;
    }
    const taken = mapping.isTaken(name);
    mapping.set({ name, key, value, range: { start: key.range.start, end: Math.max(key.range.end, value.range.end) } });
    if (!taken) return;
    throw block.error(`Duplicate key "${name}" detected.`, key.range).at(line, block.textOf(block.line));
  }

  /** An entry whose value could not be read stays in the tree with the text that stands there. */
  private keepBroken(mapping: MappingBuilder, key: ScalarNode, start: number, end: number): void {
    const value =
      start < end
        ? scalarNode(this.context, this.text.slice(start, end), 'plain', start, end)
        : missingNode(this.context, end);
    mapping.set({
      name: String(key.value),
      key,
      value,
      range: { start: key.range.start, end: Math.max(key.range.end, end) },
    });
  }

  private isBelow(start: number, end: number, name: string): boolean {
    if (start >= end || this.text.charCodeAt(start) === HASH || name === '<<') return true;
    return (
      this.text.charCodeAt(start) === BANG && this.block.nextIsIndented() && TAG_ONLY.test(this.text.slice(start, end))
    );
  }

  /** The value of `key:`, on the lines below. */
  private entryBelow(start: number, keyed: KeyedLine, exists: boolean): Node {
    const { context } = this;
    const missing = keyed.colon + 1;
    const code = start < keyed.valueEnd ? this.text.charCodeAt(start) : HASH;
    const tag = code === BANG ? this.lineTag(start, keyed.valueEnd) : undefined;
    if (code === HASH && start < keyed.valueEnd) context.addComment(start, keyed.valueEnd);
    const node = exists ? this.below(missing, false) : missingNode(context, missing);
    return tag === undefined ? node : withValue(node, new TaggedValue(tag, exists ? node.value : ''));
  }

  private mergeEntry(mapping: MappingBuilder, key: ScalarNode, keyed: KeyedLine): void {
    const { block, context } = this;
    mapping.mayOverwrite = true;
    const { valueStart: start, valueEnd: end } = keyed;
    if (this.text.charCodeAt(start) === 42 && start < end) {
      const name = this.text.slice(start + 1, end);
      const range: Range = { start, end };
      const anchor = context.alias(name, range);
      if (anchor === undefined)
        throw unknownAlias(context, name, range).at(block.reportedLine, block.textOf(block.line));
      if (!(Array.isArray(anchor.value) || anchor.value instanceof Map)) throw this.notMergeable(range);
      mapping.merge(context, anchor.value, anchor.node, key);
      return;
    }
    const line = block.line;
    const value = start < end ? this.inlineBlock(line, start, end) : this.below(keyed.colon + 1, false);
    const arrays = mergedArrays(value.value);
    if (arrays === undefined) throw this.notMergeable(value.range);
    arrays.forEach((array, index) => {
      const isItem = arrays.length > 1 || array !== value.value;
      mapping.merge(context, array, isItem && value.kind === 'sequence' ? value.items[index] : value, key);
    });
  }

  private notMergeable(range: Range): YamlError {
    return this.block.error('YAML merge keys used with a scalar value instead of an array.', range);
  }

  /** The rest of a line as a block of its own: the value of `<<`. */
  private inlineBlock(line: number, start: number, end: number): Node {
    const { block, context } = this;
    block.lines.shiftTo(line, start);
    block.lines.shorten(line, end);
    const inner = new Block(block.lines, line, line, block.column, block.reportedLine);
    return readBlock(context, inner) ?? missingNode(context, start);
  }

  private readWhole(first: number, start: number): void {
    const { block, context } = this;
    if (this.mapping !== undefined || this.items !== undefined) throw block.error('Unable to parse.');
    try {
      if (first === DOUBLE_QUOTE || first === SINGLE_QUOTE) {
        const { mapped } = scanQuoted(block, start);
        this.whole = readInline(context, mapped);
        return;
      }
      const node = readFlow(context, block, start);
      while (block.next()) {
        if (!block.lines.isEmpty(block.line)) throw block.error('Unable to parse.');
        this.keepComment();
      }
      this.whole = node;
    } catch (error) {
      throw located(error, block);
    }
  }

  /** A line that is no item and no entry: the first line of a scalar that takes the whole block, or a mistake. */
  private readText(start: number): void {
    const { block, context } = this;
    const line = block.textOf(block.line);
    if (line === '---') {
      throw block.error('Multiple documents are not supported.').at(block.relativeLine, line);
    }
    if (line.startsWith('? ')) throw block.error('Complex mappings are not supported.');
    if (block.line !== block.first) throw block.error('Unable to parse.');
    if (this.isOnlyLine(start)) {
      try {
        context.addTrailingComment(start + 1, this.lineEnd());
        this.whole = readInline(context, MappedText.slice(this.text, start, this.lineEnd()));
      } catch (error) {
        throw located(error, block);
      }
      return;
    }
    this.whole = this.readParagraph();
  }

  private isOnlyLine(start: number): boolean {
    const { block } = this;
    const isTrimmed =
      trimmedEnd(this.text, start, this.lineEnd()) === this.lineEnd() && !isSpace(this.text.charCodeAt(start));
    return isTrimmed && block.lines.nextSolid(block.line + 1) > block.last;
  }

  /** Several lines of text without a key. */
  private readParagraph(): Node {
    const { block, context } = this;
    const mapped = new MappedText();
    let fold = true;
    for (let line = block.first; line <= block.last; line++) {
      if (block.lines.isComment(line)) {
        context.addComment(block.rangeOf(line).start, block.endOf(line));
        continue;
      }
      const { start, end } = trimmedLine(block, line);
      if (
        block.offset === 0 &&
        this.text.charCodeAt(block.startOf(line)) === SPACE &&
        block.startOf(line) < block.endOf(line)
      ) {
        throw block.error('Unable to parse.');
      }
      if (block.textOf(line).includes(': '))
        throw block.error('Mapping values are not allowed in multi-line blocks.', block.rangeOf(line));
      const escaped = end > start && this.text.charCodeAt(block.endOf(line) - 1) === 92;
      if (start === end) mapped.append('\n', start);
      else if (fold) mapped.append(' ', start);
      mapped.append(this.text.slice(start, escaped ? end - 1 : end), start);
      fold = start !== end && !escaped;
    }
    return this.paragraphNode(mapped);
  }

  private paragraphNode(mapped: MappedText): Node {
    const { block, context } = this;
    const failed = block.error('Unable to parse.');
    if (/^\s*![^!\s]/.test(mapped.text)) throw failed;
    try {
      const node = readInline(context, mapped);
      block.line = block.last;
      return node;
    } catch (error) {
      throw error instanceof YamlError ? failed : error;
    }
  }

  /** The tag of a line that holds nothing else. Throws for built-in ones. */
  private lineTag(start: number, end: number): string | undefined {
    if (this.text.charCodeAt(start) !== BANG) return undefined;
    const tag = TAG_ONLY.exec(this.text.slice(start, end))?.[1]?.slice(1);
    if (tag?.startsWith('!')) {
      throw this.block
        .error(`The built-in tag "!${tag}" is not implemented.`, { start, end })
        .at(this.block.reportedLine, this.text.slice(start, end));
    }
    return tag;
  }

  private keepComment(): void {
    const { block } = this;
    if (block.lines.isComment(block.line)) this.context.addComment(block.rangeOf(block.line).start, this.lineEnd());
  }

  private lineEnd(): number {
    return this.block.endOf(this.block.line);
  }
}

function trimmedLine(block: Block, line: number): Range {
  const { start, end } = block.rangeOf(line);
  return { start: Math.min(start, end), end };
}

function isSpace(code: number): boolean {
  return code === SPACE || (code >= TAB && code <= 13) || code === 160;
}
