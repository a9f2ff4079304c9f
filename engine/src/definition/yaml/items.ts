import type { Node } from '../syntax.ts';
import { Block } from './block.ts';
import { BANG, DASH, HASH, QUESTION, SPACE, trimmedEnd } from './characters.ts';
import { splitKey } from './key.ts';
import { missingNode, withValue } from './nodes.ts';
import { type BlockState, isSpace } from './state.ts';
import { TaggedValue } from './tagged.ts';
import { readValue } from './value.ts';

/** Reads the list item whose dash stands at `start`. Throws YamlError. */
export function readItem(state: BlockState, start: number, end: number): void {
  const { block, context } = state;
  if (state.mapping !== undefined) throw block.error('You cannot define a sequence item when in a mapping.');
  state.items ??= [];
  const before = context.nodes;
  let value = start + 1;
  while (value < end && isSpace(state.text.charCodeAt(value))) value++;
  const indent = value - start;
  const anchor = state.anchorAt(value, end);
  if (anchor === undefined) {
    state.items.push(itemValue(state, value, end, indent, start + 1));
    return;
  }
  context.open.push(anchor.name);
  try {
    const node = itemValue(state, value + anchor.length, end, indent, start + 1);
    state.items.push(node);
    context.anchor(anchor.name, node, node.value, before);
  } finally {
    context.open.pop();
  }
}

function itemValue(state: BlockState, start: number, end: number, indent: number, missing: number): Node {
  const { block, context, text } = state;
  const first = start < end ? text.charCodeAt(start) : HASH;
  if (first === QUESTION && text.charCodeAt(start + 1) === SPACE) {
    throw block.error('Complex mappings are not supported.');
  }
  // Symfony reads a list in a list from the first dash on, an anchor between the two included.
  if (first === DASH)
    return compactItem(state, missing - 1 + indent, end, indent, true) ?? missingNode(context, missing);
  if (first === HASH) {
    if (start < end) context.addComment(start, end);
    return state.below(missing, true);
  }
  const tag = first === BANG && block.nextIsIndented() ? state.lineTag(start, end) : undefined;
  if (tag !== undefined) {
    const node = state.below(missing, true);
    return withValue(node, new TaggedValue(tag, node.value));
  }
  if (first === BANG || splitKey(text, start, end, true) !== undefined) {
    return compactItem(state, start, end, indent, false) ?? missingNode(context, missing);
  }
  return readValue(context, block, start, end, false);
}

/** `- a: 1` or `- - a`: a block whose first line begins behind the dash. */
function compactItem(state: BlockState, start: number, end: number, indent: number, isList: boolean): Node | undefined {
  const { block, text } = state;
  const { line, lines } = block;
  const first = block.reportedLine - 1;
  const continues = isList || block.nextIsIndented() || text.slice(start, end).endsWith(' >-');
  const below = continues ? block.nested(indent, isList) : undefined;
  lines.shiftTo(line, start);
  if (!isList) lines.shorten(line, end);
  // Symfony numbers the lines of `- a: 1` from the last line of the item on.
  const believed = isList ? first : block.reportedLine - 1;
  const inner = new Block(lines, line, below?.last ?? line, block.column + indent, believed);
  if (isList) {
    while (inner.last > inner.first && lines.isBlank(inner.last)) inner.last--;
    lines.shorten(inner.last, trimmedEnd(text, inner.startOf(inner.last), inner.endOf(inner.last)));
  }
  return state.readNested(inner);
}
