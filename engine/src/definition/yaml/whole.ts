import type { Node } from '../syntax.ts';
import { BACKSLASH, DOUBLE_QUOTE, SINGLE_QUOTE, SPACE, trimmedEnd } from './characters.ts';
import { readInline } from './flow.ts';
import { MappedText } from './mapped-text.ts';
import { YamlError } from './problem.ts';
import { scanQuoted } from './scan.ts';
import { type BlockState, isSpace } from './state.ts';
import { located, readFlow } from './value.ts';

/** Reads a block that begins with a quote or a bracket. Throws YamlError, also where the block holds something else. */
export function readEnclosed(state: BlockState, first: number, start: number): void {
  const { block, context } = state;
  if (state.mapping !== undefined || state.items !== undefined) throw block.error('Unable to parse.');
  try {
    if (first === DOUBLE_QUOTE || first === SINGLE_QUOTE) {
      // Lines behind the closing quote are not looked at.
      state.whole = readInline(context, scanQuoted(block, start).mapped);
      return;
    }
    const node = readFlow(context, block, start);
    while (block.next()) {
      if (!block.lines.isEmpty(block.line)) throw block.error('Unable to parse.');
      state.keepComment();
    }
    state.whole = node;
  } catch (error) {
    throw located(error, block);
  }
}

/** Reads a line that is no item and no entry: the first line of a scalar that takes the whole block, or a mistake. */
export function readText(state: BlockState, start: number): void {
  const { block, context } = state;
  const line = block.textOf(block.line);
  if (line === '---') throw block.error('Multiple documents are not supported.').at(block.relativeLine, line);
  if (line.startsWith('? ')) throw block.error('Complex mappings are not supported.');
  if (block.line !== block.first) throw block.error('Unable to parse.');
  if (!isOnlyLine(state, start)) {
    state.whole = readParagraph(state);
    return;
  }
  try {
    context.addTrailingComment(start + 1, state.lineEnd());
    state.whole = readInline(context, MappedText.slice(state.text, start, state.lineEnd()));
  } catch (error) {
    throw located(error, block);
  }
}

function isOnlyLine({ block, text }: BlockState, start: number): boolean {
  const end = block.endOf(block.line);
  const isTrimmed = trimmedEnd(text, start, end) === end && !isSpace(text.charCodeAt(start));
  if (!isTrimmed) return false;
  let next = block.lines.nextSolid(block.line + 1);
  while (next <= block.last && trimmedEnd(text, block.startOf(next), block.endOf(next)) === block.startOf(next)) {
    next = block.lines.nextSolid(next + 1);
  }
  return next > block.last;
}

/** Several lines of text without a key. */
function readParagraph(state: BlockState): Node {
  const { block, text } = state;
  const mapped = new MappedText();
  let fold = true;
  for (let line = block.first; line <= block.last; line++) {
    if (block.lines.isComment(line)) {
      state.keepComment(line);
      continue;
    }
    checkParagraphLine(state, line);
    const { start, end } = block.rangeOf(line);
    const isEscaped = end > start && text.charCodeAt(block.endOf(line) - 1) === BACKSLASH;
    if (start >= end) mapped.append('\n', end);
    else if (fold) mapped.append(' ', start);
    mapped.append(text.slice(start, isEscaped ? end - 1 : end), start);
    fold = start < end && !isEscaped;
  }
  return paragraphNode(state, mapped);
}

function checkParagraphLine({ block, text }: BlockState, line: number): void {
  const start = block.startOf(line);
  if (block.offset === 0 && start < block.endOf(line) && text.charCodeAt(start) === SPACE) {
    throw block.error('Unable to parse.');
  }
  if (!block.textOf(line).includes(': ')) return;
  throw block.error('Mapping values are not allowed in multi-line blocks.', block.rangeOf(line));
}

/** Symfony reads such text without its flags: a tag is an error, and so is everything else that fails. */
function paragraphNode({ block, context }: BlockState, mapped: MappedText): Node {
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
