import { stringOf } from '../../php/casts.ts';
import { isArray, PhpFloat, PhpObject, type Value } from '../../php/value.ts';
import type { Node, Range, ScalarNode } from '../syntax.ts';
import { Block } from './block.ts';
import { readBroken } from './broken.ts';
import { BANG, HASH, STAR, trimmed } from './characters.ts';
import type { KeyedLine } from './key.ts';
import { MappingBuilder, mergedArrays, missingNode, scalarNode, withValue } from './nodes.ts';
import { YamlError } from './problem.ts';
import { aliasName, checkPlainStart, resolveQuoted, resolveScalar } from './resolve.ts';
import type { AnchorMark, BlockState } from './state.ts';
import { TaggedValue } from './tagged.ts';
import { located, readValue, unknownAlias } from './value.ts';

/** Reads the mapping entry on the current line, with the lines that belong to it. Throws YamlError. */
export function readEntry(state: BlockState, keyed: KeyedLine): void {
  const { block } = state;
  if (state.items !== undefined) {
    throw block
      .error('You cannot define a mapping item when in a sequence.')
      .at(block.relativeLine, block.textOf(block.line));
  }
  state.mapping ??= new MappingBuilder();
  const key = readKey(state, keyed);
  const anchor = state.anchorAt(keyed.valueStart, keyed.valueEnd);
  if (key.value === '<<' && anchor === undefined) readMerge(state, state.mapping, key, keyed);
  else readPair(state, state.mapping, key, keyed, anchor);
}

function readKey({ block, context, text }: BlockState, keyed: KeyedLine): ScalarNode {
  const range: Range = { start: keyed.keyStart, end: keyed.keyEnd };
  const written = text.slice(range.start, range.end);
  const style = written[0] === '"' ? 'double' : written[0] === "'" ? 'single' : 'plain';
  let value: Value;
  try {
    if (style === 'plain') checkPlainStart(written, range);
    // Keys are read without the anchors of the text.
    if (written.startsWith('*')) throw unknownReference(trimmed(written), range);
    value =
      style === 'plain'
        ? resolveScalar(context, trimmed(written.replace(/[ \t]+#.*/, '')), range).value
        : resolveQuoted(written, 0, range).value;
  } catch (error) {
    throw located(error, block);
  }
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'bigint') {
    const kind = value instanceof PhpFloat ? 'Numeric' : 'Non-string';
    throw block.error(`${kind} keys are not supported. Quote your evaluable mapping keys instead.`, range);
  }
  return scalarNode(context, value, style, range.start, range.end);
}

function unknownReference(alias: string, range: Range): YamlError {
  const name = aliasName(alias);
  const message =
    name === '' ? 'A reference must contain at least one character.' : `Reference "${name}" does not exist.`;
  return new YamlError(message, range);
}

function readPair(
  state: BlockState,
  mapping: MappingBuilder,
  key: ScalarNode,
  keyed: KeyedLine,
  anchor: AnchorMark | undefined,
): void {
  const { block, context } = state;
  const before = context.nodes;
  const start = keyed.valueStart + (anchor?.length ?? 0);
  if (anchor !== undefined) context.open.push(anchor.name);
  try {
    const { node, line } = pairValue(state, key, start, keyed);
    if (anchor !== undefined) context.anchor(anchor.name, node, node.value, before);
    addPair(state, mapping, key, node, line ?? block.reportedLine);
  } catch (error) {
    if (error instanceof YamlError && !mapping.entries.some((entry) => entry.key === key)) {
      keepBroken(state, mapping, key, start, keyed.valueEnd);
    }
    throw error;
  } finally {
    if (anchor !== undefined) context.open.pop();
  }
}

/** The value of a pair; where it stands on the lines below, also the line that Symfony names for a duplicate. */
function pairValue(
  state: BlockState,
  key: ScalarNode,
  start: number,
  keyed: KeyedLine,
): { node: Node; line: number | undefined } {
  const { block, context, text } = state;
  const isEmpty = start >= keyed.valueEnd || text.charCodeAt(start) === HASH;
  const isTag =
    !isEmpty && text.charCodeAt(start) === BANG && block.nextIsIndented() && state.isTagOnly(start, keyed.valueEnd);
  if (!isEmpty && !isTag && key.value !== '<<') {
    return { node: readValue(context, block, start, keyed.valueEnd, true), line: undefined };
  }
  const line = block.nextIsIndented() || block.nextIsUnindentedList() ? block.reportedLine : undefined;
  const missing = keyed.colon + 1;
  const tag = isTag ? state.lineTag(start, keyed.valueEnd) : undefined;
  if (isEmpty && start < keyed.valueEnd) context.addComment(start, keyed.valueEnd);
  const node = line === undefined ? missingNode(context, missing) : state.below(missing, false);
  if (tag === undefined) return { node, line };
  return { node: withValue(node, new TaggedValue(tag, line === undefined ? '' : node.value)), line };
}

function addPair(
  { block, context }: BlockState,
  mapping: MappingBuilder,
  key: ScalarNode,
  value: Node,
  line: number,
): void {
  const name = String(key.value);
  if (key.value === '<<' && !(value.kind === 'scalar' && value.style === 'missing')) {
    mapping.merge(context, value.value, value, key);
    return;
  }
  const taken = mapping.isTaken(name);
  mapping.set({ name, key, value, range: { start: key.range.start, end: Math.max(key.range.end, value.range.end) } });
  if (taken) throw block.error(`Duplicate key "${name}" detected.`, key.range).at(line, block.ownTextOf(block.line));
}

/** An entry whose value could not be read stays in the tree with what can be made of it. */
function keepBroken(state: BlockState, mapping: MappingBuilder, key: ScalarNode, start: number, end: number): void {
  const value = start < end ? readBroken(state.context, start, end) : missingNode(state.context, end);
  const range = { start: key.range.start, end: Math.max(key.range.end, end) };
  mapping.set({ name: String(key.value), key, value, range });
}

function readMerge(state: BlockState, mapping: MappingBuilder, key: ScalarNode, keyed: KeyedLine): void {
  const { block, context, text } = state;
  const { valueStart: start, valueEnd: end } = keyed;
  mapping.mayOverwrite = true;
  if (start < end && text.charCodeAt(start) === STAR) {
    const name = text.slice(start + 1, end);
    const range: Range = { start, end };
    const anchor = context.alias(name, range);
    if (anchor === undefined) throw unknownAlias(context, name, range).at(block.reportedLine, block.textOf(block.line));
    if (!isArray(anchor.value)) throw notMergeable(state, range);
    mapping.merge(context, anchor.value, anchor.node, key);
    return;
  }
  const value = start < end ? inlineBlock(state, start, end) : state.below(keyed.colon + 1, false, true);
  const arrays = mergedArrays(value.value);
  if (arrays === undefined) throw notMergeable(state, value.range);
  const wrong = arrays.find((array) => !isArray(array));
  if (wrong !== undefined) {
    throw block
      .error('Merge items must be arrays.', value.range)
      .at(block.reportedLine, wrong instanceof PhpObject ? '' : stringOf(wrong));
  }
  const isList = arrays.length !== 1 || arrays[0] !== value.value;
  arrays.forEach((array, index) => {
    mapping.merge(context, array, isList && value.kind === 'sequence' ? value.items[index] : value, key);
  });
}

function notMergeable({ block }: BlockState, range: Range): YamlError {
  return block
    .error('YAML merge keys used with a scalar value instead of an array.', range)
    .at(block.reportedLine, block.ownTextOf(block.line));
}

/** The rest of a line as a block of its own: the value of `<<`. */
function inlineBlock({ block, context, readNested }: BlockState, start: number, end: number): Node {
  const { line, lines } = block;
  const written = { start: block.startOf(line), end: block.endOf(line) };
  lines.shiftTo(line, start);
  lines.shorten(line, end);
  const node = readNested(new Block(lines, line, line, block.column, block.reportedLine));
  lines.shiftTo(line, written.start);
  lines.shorten(line, written.end);
  return node ?? missingNode(context, start);
}
