import type { Json } from '../../php/value.ts';

/** Control characters, and those that turn the direction of writing. */
const dangerous = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu;

/**
 * Text of a workspace made safe to show in a terminal: characters that could move the cursor, change colours or hide text
 * are written as escapes. Line ends and tabs stay.
 */
export function printable(text: string): string {
  return text.replace(dangerous, (character) => {
    const code = character.charCodeAt(0);
    return character === '\n' || character === '\t' ? character : `\\u${code.toString(16).padStart(4, '0')}`;
  });
}

/** A value as one short line: strings in quotes, lists and mappings as JSON, NULL as PHP people write it. */
export function inline(value: Json, limit = Number.POSITIVE_INFINITY): string {
  return shorten(printable(value === null ? 'NULL' : spaced(value)), limit);
}

function spaced(value: Json): string {
  if (Array.isArray(value)) {
    return `[${value.map(spaced).join(', ')}]`;
  }
  if (value !== null && typeof value === 'object') {
    return `{${Object.entries(value)
      .map(([key, item]) => `${key}: ${spaced(item)}`)
      .join(', ')}}`;
  }
  return JSON.stringify(value);
}

/** Cuts a text to so many characters, the last one an ellipsis. */
export function shorten(text: string, limit: number): string {
  if (text.length <= limit) {
    return text;
  }
  const characters = [...text];
  return characters.length <= limit ? text : `${characters.slice(0, Math.max(1, limit - 1)).join('')}…`;
}

/** Pads to a width in characters. */
export function pad(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - [...text].length));
}

/** An argument as a shell takes it: in single quotes where it holds anything special. */
export function shellQuoted(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
