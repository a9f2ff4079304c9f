import {
  BACKSLASH,
  BANG,
  COLON,
  DOUBLE_QUOTE,
  HASH,
  OPEN_BRACE,
  OPEN_BRACKET,
  SINGLE_QUOTE,
  SPACE,
  skipSpaces,
  TAB,
} from './characters.ts';

/** Where the parts of `key: value` stand on a line. */
export interface KeyedLine {
  readonly keyStart: number;
  readonly keyEnd: number;
  readonly colon: number;
  /** Equal to `valueEnd` where there is no value. */
  readonly valueStart: number;
  readonly valueEnd: number;
}

/**
 * Cuts `text[start, end)` (without trailing white space) at the colon of a mapping entry: the first one before white space or
 * the end, so that `a/0/value::` has the key `a/0/value:`. `undefined` for a line that is no entry. A key with a comment in it is
 * none, except where `hashes` are allowed.
 */
export function splitKey(text: string, start: number, end: number, hashes = false): KeyedLine | undefined {
  let body = start;
  if (text.charCodeAt(body) === BANG) {
    body = afterTag(text, start, end);
    if (body < 0) return undefined;
  }
  const first = text.charCodeAt(body);
  const colon =
    first === DOUBLE_QUOTE || first === SINGLE_QUOTE
      ? quotedColon(text, body, end)
      : plainColon(text, body, end, hashes);
  if (colon < 0) return undefined;
  let keyEnd = colon;
  while (keyEnd > start && text.charCodeAt(keyEnd - 1) === SPACE) keyEnd--;
  let valueStart = colon + 1;
  while (valueStart < end && isBlankCode(text.charCodeAt(valueStart))) valueStart++;
  return { keyStart: start, keyEnd, colon, valueStart, valueEnd: end };
}

function plainColon(text: string, start: number, end: number, hashes: boolean): number {
  const first = text.charCodeAt(start);
  if (start >= end || first === SPACE || first === OPEN_BRACKET || first === OPEN_BRACE || first === BANG) return -1;
  for (let i = start + 1; i < end; i++) {
    const code = text.charCodeAt(i);
    if (code === COLON && (i + 1 === end || isBlankCode(text.charCodeAt(i + 1)))) return i;
    // A comment: no colon behind it belongs to a key.
    if (!hashes && code === HASH && text.charCodeAt(i - 1) === SPACE) return -1;
  }
  return -1;
}

function quotedColon(text: string, start: number, end: number): number {
  const quote = text.charCodeAt(start);
  let i = start + 1;
  for (; i < end; i++) {
    const code = text.charCodeAt(i);
    if (code === BACKSLASH && quote === DOUBLE_QUOTE) i++;
    else if (code === quote) {
      if (quote === DOUBLE_QUOTE || text.charCodeAt(i + 1) !== SINGLE_QUOTE) break;
      i++;
    }
  }
  const colon = skipSpaces(text, i + 1, end);
  const isColon = colon < end && text.charCodeAt(colon) === COLON;
  return isColon && (colon + 1 === end || isBlankCode(text.charCodeAt(colon + 1))) ? colon : -1;
}

function afterTag(text: string, start: number, end: number): number {
  const match = /^!\S+\s+/.exec(text.slice(start, end));
  return match === null ? -1 : start + match[0].length;
}

function isBlankCode(code: number): boolean {
  return code === SPACE || code === TAB;
}
