import type { Node } from '../syntax.ts';
import type { Context } from './context.ts';
import { readInline } from './flow.ts';
import { MappedText } from './mapped-text.ts';
import { scalarNode } from './nodes.ts';
import { YamlError } from './problem.ts';

const CLOSING: ReadonlyMap<string, string> = new Map([
  ['{', '}'],
  ['[', ']'],
]);

/**
 * What can be made of a value on one line that Symfony does not accept: brackets and quotes that are still open are closed, as
 * they will be when the line is written to its end; anything else is text.
 */
export function readBroken(context: Context, start: number, end: number): Node {
  const text = context.text.slice(start, end);
  const nodes = context.nodes;
  if (CLOSING.has(text.charAt(0))) {
    const mapped = MappedText.slice(context.text, start, end);
    // All of it stands on the last character, so that no range leaves the text.
    for (const character of missingEnd(text)) mapped.append(character, end - 1);
    try {
      return readInline(context, mapped);
    } catch (error) {
      if (!(error instanceof YamlError)) throw error;
      context.nodes = nodes;
    }
  }
  return scalarNode(context, text, 'plain', start, end);
}

/** What an unfinished `[...]` or `{...}` lacks. */
function missingEnd(text: string): string {
  const open: string[] = [];
  let quote = '';
  let sinceComma = '';
  for (let i = 0; i < text.length; i++) {
    const character = text.charAt(i);
    if (quote !== '') {
      if (character === '\\' && quote === '"') i++;
      else if (character === quote) quote = '';
      sinceComma += character;
      continue;
    }
    if (character === '"' || character === "'") quote = character;
    if (CLOSING.has(character)) open.push(character);
    else if (character === '}' || character === ']') open.pop();
    sinceComma = character === ',' || CLOSING.has(character) ? '' : sinceComma + character;
  }
  const isKey = open.at(-1) === '{' && quote === '' && sinceComma.trim() !== '' && !sinceComma.includes(':');
  const closing = open.reverse().map((character) => CLOSING.get(character) ?? '');
  return `${quote}${isKey ? ':' : ''} ${closing.join('')}`;
}
