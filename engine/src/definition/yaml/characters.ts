/** Character codes and the trimming rules of PHP that decide about YAML's white space. */
export const TAB = 9;
export const SPACE = 32;
export const BANG = 33;
export const DOUBLE_QUOTE = 34;
export const HASH = 35;
export const AMPERSAND = 38;
export const SINGLE_QUOTE = 39;
export const STAR = 42;
export const COMMA = 44;
export const DASH = 45;
export const COLON = 58;
export const QUESTION = 63;
export const OPEN_BRACKET = 91;
export const BACKSLASH = 92;
export const CLOSE_BRACKET = 93;
export const OPEN_BRACE = 123;
export const CLOSE_BRACE = 125;

/** Whether PHP's `trim()` removes this character. */
export function isTrimmed(code: number): boolean {
  return code === SPACE || (code <= 13 && (code === TAB || code === 10 || code === 13 || code === 0 || code === 11));
}

/** End of `text[start, end)` without what PHP's `rtrim()` removes. */
export function trimmedEnd(text: string, start: number, end: number): number {
  let last = end;
  while (last > start && isTrimmed(text.charCodeAt(last - 1))) last--;
  return last;
}

/** Start of `text[start, end)` without what PHP's `ltrim()` removes. */
export function trimmedStart(text: string, start: number, end: number): number {
  let first = start;
  while (first < end && isTrimmed(text.charCodeAt(first))) first++;
  return first;
}

/** First offset from `start` that is not a space. */
export function skipSpaces(text: string, start: number, end: number): number {
  let offset = start;
  while (offset < end && text.charCodeAt(offset) === SPACE) offset++;
  return offset;
}

/** PHP's `trim()`. */
export function trimmed(text: string): string {
  const start = trimmedStart(text, 0, text.length);
  return text.slice(start, trimmedEnd(text, start, text.length));
}
