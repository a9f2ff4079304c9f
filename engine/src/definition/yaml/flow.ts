import { arrayKey, isArray, isList, valuesOf } from '../../php/value.ts';
import type { MappingNode, Node, Range, ScalarNode, SequenceNode } from '../syntax.ts';
import {
  BANG,
  CLOSE_BRACE,
  CLOSE_BRACKET,
  COLON,
  COMMA,
  DOUBLE_QUOTE,
  OPEN_BRACE,
  OPEN_BRACKET,
  SINGLE_QUOTE,
  SPACE,
  trimmedEnd,
  trimmedStart,
} from './characters.ts';
import type { Context } from './context.ts';
import { MappedText } from './mapped-text.ts';
import { aliasNode, MappingBuilder, missingNode, scalarNode, sequenceNode, withValue } from './nodes.ts';
import { YamlError } from './problem.ts';
import { checkPlainStart, type Resolved, resolveQuoted, resolveScalar } from './resolve.ts';
import { readTag } from './tag.ts';
import { TaggedValue } from './tagged.ts';

const NEWLINE = 10;
const AFTER_KEY = new Set([SPACE, COMMA, OPEN_BRACKET, CLOSE_BRACKET, OPEN_BRACE, CLOSE_BRACE, NEWLINE]);
const ANCHOR = /^&([^ ]+) *(.*)/;

/** A value that is written on one line, as Symfony's inline parser reads it: a scalar, `[...]` or `{...}`. Throws YamlError. */
export function readInline(context: Context, mapped: MappedText): Node {
  const start = trimmedStart(mapped.text, 0, mapped.text.length);
  const end = trimmedEnd(mapped.text, start, mapped.text.length);
  if (start === end) return scalarNode(context, '', 'plain', mapped.offsetOf(0), mapped.offsetOf(0));
  return new InlineReader(context, mapped, start, end).read();
}

class InlineReader {
  private readonly text: string;
  private depth = 0;

  constructor(
    private readonly context: Context,
    private readonly mapped: MappedText,
    private index: number,
    end: number,
  ) {
    this.text = mapped.text.slice(0, end);
  }

  read(): Node {
    const start = this.index;
    const tag = this.tag();
    const node = this.collection() ?? this.lastScalar();
    const rest = this.text.slice(this.index);
    if (rest !== '' && !/^\s*#.*$/.test(rest)) throw this.error(`Unexpected characters near "${rest}".`, this.index);
    return tag === undefined || tag === '' ? node : this.tagged(node, tag, start);
  }

  private collection(): SequenceNode | MappingNode | undefined {
    const code = this.text.charCodeAt(this.index);
    if (code !== OPEN_BRACKET && code !== OPEN_BRACE) return undefined;
    this.depth++;
    this.context.checkDepth(this.depth, this.mapped.offsetOf(this.index));
    const node = code === OPEN_BRACKET ? this.sequence() : this.mapping();
    this.depth--;
    return node;
  }

  /** A scalar that takes all that is left, up to a comment. */
  private lastScalar(): Node {
    if (this.atQuote()) return this.quoted();
    const start = this.index;
    this.index = this.text.length;
    const comment = this.text.slice(start).search(/[ \t]+#/);
    return this.plain(start, comment < 0 ? this.text.length : start + comment, true);
  }

  private sequence(): SequenceNode {
    const start = this.index++;
    const items: Node[] = [];
    let afterValue = false;
    while (this.index < this.text.length) {
      const code = this.text.charCodeAt(this.index);
      if (code === CLOSE_BRACKET) {
        this.index++;
        return sequenceNode(this.context, items, true, this.range(start, this.index));
      }
      if (code === COMMA) {
        // `[a, , b]` holds a null; a comma at the end or behind a value only separates.
        if (!afterValue) items.push(missingNode(this.context, this.mapped.offsetOf(this.index)));
        afterValue = false;
        this.index++;
      } else if (code === SPACE) this.index++;
      else {
        items.push(this.item());
        afterValue = true;
      }
    }
    throw this.error(`Malformed inline YAML string: "${this.text}".`, start);
  }

  private item(): Node {
    const start = this.index;
    const tag = this.tag();
    const node = this.collection() ?? this.itemScalar(tag === undefined);
    return tag === undefined || tag === '' ? node : this.tagged(node, tag, start);
  }

  private itemScalar(evaluate: boolean): Node {
    if (this.atQuote()) {
      const node = this.quoted();
      this.expectAfterQuote(',]');
      return node;
    }
    const start = this.index;
    const end = this.scalarEnd(/[,\]]/g);
    this.index = end;
    const node = this.plain(start, end, evaluate);
    if (typeof node.value === 'string' && node.value.includes(': ')) return this.embeddedMapping(start, end);
    return this.anchored(node);
  }

  /** `[a: b]` is a list that holds a mapping. */
  private embeddedMapping(start: number, end: number): Node {
    const from = trimmedStart(this.text, start, end);
    const to = trimmedEnd(this.text, from, end);
    const mapped = new MappedText();
    mapped.append('{', this.mapped.offsetOf(from));
    for (let i = from; i < to; i++) mapped.append(this.text.slice(i, i + 1), this.mapped.offsetOf(i));
    mapped.append('}', this.mapped.endOffset(from, to));
    const node = new InlineReader(this.context, mapped, 0, mapped.text.length).mapping();
    return { ...node, range: this.range(from, to) };
  }

  private mapping(): MappingNode {
    const start = this.index++;
    const builder = new MappingBuilder();
    while (this.index < this.text.length) {
      const code = this.text.charCodeAt(this.index);
      if (code === CLOSE_BRACE) {
        this.index++;
        return builder.finish(this.context, true, this.range(start, this.index));
      }
      if (code === SPACE || code === COMMA || code === NEWLINE) this.index++;
      else if (!this.entry(builder)) break;
    }
    throw this.error(`Malformed inline YAML string: "${this.text}".`, start);
  }

  /** One `key: value`; false where the text ends before the value. */
  private entry(builder: MappingBuilder): boolean {
    const start = this.index;
    const quoted = this.atQuote();
    const key = this.key();
    if (this.index === start) throw this.error('Missing mapping key.', start);
    const colon = this.text.indexOf(':', this.index);
    if (colon < 0) return false;
    this.index = colon;
    if (!quoted) this.checkKey(key);
    const name = String(key.value);
    if (name === '<<') builder.mayOverwrite = true;
    while (this.index < this.text.length && this.isBeforeValue()) this.index++;
    if (this.index >= this.text.length) return false;
    const value = this.entryValue();
    if (name === '<<') this.merge(builder, key, value);
    else if (builder.isTaken(name)) throw this.error(`Duplicate key "${name}" detected.`, start);
    else builder.set({ name: phpKey(name), key, value, range: { start: key.range.start, end: value.range.end } });
    return true;
  }

  private key(): ScalarNode {
    if (this.atQuote()) {
      const node = this.quoted();
      this.expectAfterQuote(': ');
      return node;
    }
    const start = this.index;
    const end = this.scalarEnd(/[: ]/g);
    this.index = end;
    const from = Math.min(trimmedStart(this.text, start, end), end);
    const last = trimmedEnd(this.text, from, end);
    const range = this.range(from, last);
    const text = this.text.slice(from, last);
    checkPlainStart(text, range);
    return scalarNode(this.context, text, 'plain', range.start, range.end);
  }

  private checkKey(key: ScalarNode): void {
    const text = String(key.value);
    const { value } = resolveScalar(this.context, text, key.range);
    if (text !== '' && typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'bigint') {
      throw new YamlError(
        'Implicit casting of incompatible mapping keys to strings is not supported. Quote your evaluable mapping keys instead.',
        key.range,
      ).at(-1, '');
    }
    if (!AFTER_KEY.has(this.text.charCodeAt(this.index + 1))) {
      throw this.error(
        'Colons must be followed by a space or an indication character (i.e. " ", ",", "[", "]", "{", "}").',
        this.index,
      );
    }
  }

  private entryValue(): Node {
    const start = this.index;
    const tag = this.tag();
    const node = this.collection() ?? this.entryScalar(tag === undefined);
    return tag === undefined ? node : this.tagged(node, tag, start);
  }

  private entryScalar(evaluate: boolean): Node {
    if (this.atQuote()) {
      const node = this.quoted();
      this.expectAfterQuote(',}\n');
      return node;
    }
    const start = this.index;
    const end = this.scalarEnd(/[,}\n]/g);
    this.index = end;
    return this.anchored(this.plain(start, end, evaluate));
  }

  private merge(builder: MappingBuilder, key: ScalarNode, value: Node): void {
    if (!isArray(value.value)) {
      throw new YamlError('YAML merge keys used with a scalar value instead of an array.', value.range);
    }
    // Only a list that is written here is taken for a list of mappings, not one that an alias names.
    const isWritten = this.context.text.charCodeAt(value.range.start) === OPEN_BRACKET;
    const isListed = isWritten && value.kind === 'sequence' && isList(value.value);
    const arrays = isListed ? valuesOf(value.value) : [value.value];
    arrays.forEach((array, index) => {
      const node = isListed ? value.items[index] : value;
      builder.merge(this.context, array, node, key);
    });
  }

  /** An unquoted scalar between two indexes. */
  private plain(start: number, end: number, evaluate: boolean): ScalarNode | Node {
    const from = Math.min(trimmedStart(this.text, start, end), end);
    const to = trimmedEnd(this.text, from, end);
    const text = this.text.slice(from, to);
    const range = this.range(from, to);
    checkPlainStart(text, range);
    if (text === '' && evaluate) return missingNode(this.context, this.mapped.offsetOf(from));
    const resolved: Resolved = evaluate ? resolveScalar(this.context, text, range) : { value: text };
    if (resolved.target !== undefined) return aliasNode(this.context, resolved.target, resolved.value, range);
    return scalarNode(this.context, resolved.value, 'plain', range.start, range.end);
  }

  /** Inside brackets an anchor keeps the text behind it, whatever that looks like. */
  private anchored(node: Node): Node {
    if (node.kind !== 'scalar' || typeof node.value !== 'string' || node.value.charCodeAt(0) !== 38) return node;
    const match = ANCHOR.exec(node.value);
    const [whole, name, value] = match ?? [];
    if (whole === undefined || name === undefined || value === undefined) return node;
    this.context.anchor(name, undefined, value, this.context.nodes - 1);
    return { ...node, value, range: { start: node.range.end - value.length, end: node.range.end } };
  }

  private quoted(): ScalarNode {
    const start = this.index;
    const style = this.text.charCodeAt(start) === SINGLE_QUOTE ? 'single' : 'double';
    const { value, end } = resolveQuoted(this.text, start, this.range(start, this.text.length));
    this.index = end;
    return scalarNode(this.context, value, style, this.mapped.offsetOf(start), this.mapped.endOffset(start, end));
  }

  private expectAfterQuote(delimiters: string): void {
    let next = this.index;
    while (this.text.charCodeAt(next) === SPACE || this.text.charCodeAt(next) === NEWLINE) next++;
    if (next >= this.text.length) {
      throw this.error(`Unexpected end of line, expected one of "${delimiters}".`, this.index);
    }
    if (delimiters.includes(this.text[next] ?? '')) return;
    throw this.error(`Unexpected characters (${this.text.slice(this.index)}).`, this.index);
  }

  private scalarEnd(delimiter: RegExp): number {
    delimiter.lastIndex = this.index;
    const end = delimiter.exec(this.text)?.index;
    if (end === undefined) throw this.error(`Malformed inline YAML string: "${this.text}".`, this.index);
    return end;
  }

  private tag(): string | undefined {
    if (this.text.charCodeAt(this.index) !== BANG) return undefined;
    const { tag, index } = readTag(this.text, this.index, this.range(this.index, this.text.length));
    this.index = index;
    return tag;
  }

  private tagged(node: Node, tag: string, start: number): Node {
    const range: Range = { start: this.mapped.offsetOf(start), end: node.range.end };
    return { ...withValue(node, new TaggedValue(tag, node.value)), range };
  }

  private isBeforeValue(): boolean {
    const code = this.text.charCodeAt(this.index);
    return code === COLON || code === SPACE || code === NEWLINE;
  }

  private atQuote(): boolean {
    const code = this.text.charCodeAt(this.index);
    return code === DOUBLE_QUOTE || code === SINGLE_QUOTE;
  }

  private range(start: number, end: number): Range {
    return { start: this.mapped.offsetOf(start), end: this.mapped.endOffset(start, end) };
  }

  private error(message: string, index: number): YamlError {
    return new YamlError(message, this.range(Math.min(index, this.text.length - 1), this.text.length));
  }
}

function phpKey(name: string): string {
  return String(arrayKey(name));
}
