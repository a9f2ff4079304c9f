import type { Node, Range } from '../syntax.ts';
import type { Block } from './block.ts';
import { blockScalarHeader, readBlockScalar } from './block-scalar.ts';
import {
  DOUBLE_QUOTE,
  isTrimmed,
  OPEN_BRACE,
  OPEN_BRACKET,
  SINGLE_QUOTE,
  STAR,
  trimmedEnd,
  trimmedStart,
} from './characters.ts';
import type { Context } from './context.ts';
import { readInline } from './flow.ts';
import { MappedText } from './mapped-text.ts';
import { aliasNode, scalarNode } from './nodes.ts';
import { YamlError } from './problem.ts';
import { aliasName, resolveBinary } from './resolve.ts';
import { type Scanned, scanFlow, scanQuoted } from './scan.ts';
import { TaggedValue } from './tagged.ts';

const COLON_IN_VALUE = 'A colon cannot be used in an unquoted mapping value.';

/**
 * Reads the value that begins on the block's current line at `start` (its line ends, trimmed, at `end`), with the lines that
 * continue it. Throws YamlError with the line and text that Symfony names.
 */
export function readValue(context: Context, block: Block, start: number, end: number, inMapping: boolean): Node {
  const { text } = context;
  const first = text.charCodeAt(start);
  if (first === STAR) return readAlias(context, block, start, end);
  const header = first === 33 || first === 124 || first === 62 ? blockScalarHeader(text.slice(start, end)) : undefined;
  if (header !== undefined) return readLiteral(context, block, start, end, header);
  try {
    if (first === OPEN_BRACE || first === OPEN_BRACKET) return readFlow(context, block, start);
    if (first === DOUBLE_QUOTE || first === SINGLE_QUOTE) return readQuoted(context, block, start);
    return readPlain(context, block, start, end, inMapping);
  } catch (error) {
    throw located(error, block);
  }
}

/** An error of the inline reader, with the line where the block stands; any other error unchanged. */
export function located(error: unknown, block: Block): unknown {
  return error instanceof YamlError ? error.at(block.reportedLine, block.textOf(block.line)) : error;
}

/** Reads `[...]` or `{...}`. */
export function readFlow(context: Context, block: Block, start: number): Node {
  const { mapped, end } = scanFlow(context, block, start);
  context.addTrailingComment(end, block.endOf(block.line));
  return readInline(context, mapped);
}

function readQuoted(context: Context, block: Block, start: number): Node {
  const { mapped, end }: Scanned = scanQuoted(block, start);
  const node = readInline(context, mapped);
  const lineEnd = block.endOf(block.line);
  const rest = context.text.slice(end, lineEnd);
  const comment = trimmedStart(context.text, end, lineEnd);
  if (comment < lineEnd && context.text[comment] !== '#') {
    throw new YamlError(`Unexpected characters near "${rest}".`, { start: end, end: lineEnd });
  }
  if (comment < lineEnd) context.addComment(comment, lineEnd);
  return node;
}

function readAlias(context: Context, block: Block, start: number, end: number): Node {
  const name = aliasName(context.text.slice(start, end));
  const range: Range = { start, end: Math.min(end, start + 1 + name.length) };
  let anchor: ReturnType<Context['alias']>;
  try {
    anchor = context.alias(name, range);
  } catch (error) {
    throw located(error, block);
  }
  if (anchor === undefined) throw unknownAlias(context, name, range).at(block.relativeLine, block.textOf(block.line));
  context.addTrailingComment(range.end, end);
  return aliasNode(context, anchor.node, anchor.value, range);
}

/** The error for a name that no anchor has, or whose own value is just being read. */
export function unknownAlias(context: Context, name: string, range: Range): YamlError {
  const circle = context.open.indexOf(name);
  if (circle < 0) return new YamlError(`Reference "${name}" does not exist.`, range);
  const names = [...context.open.slice(circle), name].join(', ');
  return new YamlError(`Circular reference [${names}] detected for reference "${name}".`, range);
}

function readLiteral(
  context: Context,
  block: Block,
  start: number,
  end: number,
  header: NonNullable<ReturnType<typeof blockScalarHeader>>,
): Node {
  context.addTrailingComment(start + 1, end);
  const line = block.line;
  const text = readBlockScalar(block, header);
  let last = block.line;
  while (last > line && block.lines.isBlank(last)) last--;
  const range = { start, end: last > line ? block.endOf(last) : end };
  const node = (value: Node['value']): Node =>
    scalarNode(context, value, header.folded ? 'folded' : 'literal', range.start, range.end);
  if (header.tag === '' || header.tag === '!') return node(text);
  if (header.tag !== '!!binary') return node(new TaggedValue(header.tag.slice(1), text));
  try {
    return node(resolveBinary(text, range));
  } catch (error) {
    throw error instanceof YamlError ? error.at(line - block.first + block.offset + 1, text) : error;
  }
}

function readPlain(context: Context, block: Block, start: number, end: number, inMapping: boolean): Node {
  const mapped = MappedText.slice(context.text, start, end);
  context.addTrailingComment(start + 1, end);
  appendContinuation(context, block, mapped);
  const node = readInline(context, mapped);
  if (inMapping && mapped.text[0] !== '!' && typeof node.value === 'string' && node.value.includes(': ')) {
    throw new YamlError(COLON_IN_VALUE, node.range);
  }
  return node;
}

/** Appends the indented lines that follow: a line break becomes a space, a blank line a line break. */
function appendContinuation(context: Context, block: Block, mapped: MappedText): void {
  const { text } = block.lines;
  let afterBlank = false;
  while (block.hasNext() && block.indentOf(block.line + 1) > 0) {
    block.next();
    const lineEnd = block.endOf(block.line);
    if (block.lines.isComment(block.line)) context.addComment(block.rangeOf(block.line).start, lineEnd);
    const start = trimmedStart(text, block.startOf(block.line), lineEnd);
    const end = trimmedEnd(text, start, lineEnd);
    if (start === end) mapped.append('\n', start);
    else {
      if (!afterBlank) mapped.append(' ', start - (isTrimmed(text.charCodeAt(start - 1)) ? 1 : 0));
      mapped.append(text.slice(start, end), start);
    }
    afterBlank = start === end;
  }
}
