import { fromBytes } from '../../php/bytes.ts';

const ESCAPE = /\\(x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|[^\n])/gu;

const LETTERS: ReadonlyMap<string, string> = new Map([
  ['0', '\0'],
  ['a', '\x07'],
  ['b', '\b'],
  ['t', '\t'],
  ['\t', '\t'],
  ['n', '\n'],
  ['v', '\v'],
  ['f', '\f'],
  ['r', '\r'],
  ['e', '\x1b'],
  [' ', ' '],
  ['"', '"'],
  ['/', '/'],
  ['\\', '\\'],
  ['N', '\u0085'],
  ['_', '\u00a0'],
  ['L', '\u2028'],
  ['P', '\u2029'],
]);

/** The text of a double-quoted scalar. `unknown` takes the first escape that YAML does not have, backslash included. */
export function unescapeDouble(text: string, unknown: (sequence: string) => never): string {
  if (!text.includes('\\')) return text;
  return text.replace(ESCAPE, (sequence, body: string) => {
    if (body.length > 1) return codePoint(Number.parseInt(body.slice(1), 16));
    return LETTERS.get(body) ?? (/^[xuU]$/.test(body) ? codePoint(0) : unknown(sequence));
  });
}

/** PHP writes any number as UTF-8; what is no character becomes the bytes, see `Value`. */
function codePoint(number: number): string {
  const code = number % 0x200000;
  if (code < 0xd800 || (code > 0xdfff && code <= 0x10ffff)) return String.fromCodePoint(code);
  const tail = [0x80 | (code & 0x3f)];
  let rest = code >> 6;
  for (let limit = code < 0x10000 ? 1 : 2; limit > 0; limit--, rest >>= 6) tail.unshift(0x80 | (rest & 0x3f));
  return fromBytes(Uint8Array.of((code < 0x10000 ? 0xe0 : 0xf0) | rest, ...tail));
}
