import { fromBinary, isValidUtf8, toBinary } from '../bytes.ts';
import { stringOf, toInt } from '../casts.ts';
import { arrayFrom, entries, isArray, type PhpArray, type Value, valuesOf } from '../value.ts';
import type { Arguments } from './arguments.ts';
import { characterMask, lowerAscii } from './characters.ts';
import type { Implementation, Implementations } from './function.ts';
import { span } from './strings-search.ts';

/** One replacement after the other, each on what the one before left. */
function replacing(ignoreCase: boolean): Implementation {
  return (a) => {
    const search = a.value(0);
    const replace = a.value(1);
    if (isArray(replace) && !isArray(search))
      throw a.typeError(1, 'must be of type string when argument #1 ($search) is a string');
    const pairs = replacementPairs(search, replace);
    const subject = a.value(2);
    if (!isArray(subject)) return replaceAll(stringOf(subject), pairs, ignoreCase);
    return arrayFrom(
      [...entries(subject)].map(([key, value]) => [key, replaceAll(stringOf(value), pairs, ignoreCase)]),
    );
  };
}

/**
 * The pairs of `str_replace`: a list of searches takes the replacements in turn (none left: the empty string), or all
 * the same one.
 */
export function replacementPairs(search: Value, replace: Value): readonly (readonly [string, string])[] {
  if (!isArray(search)) return [[stringOf(search), stringOf(replace)]];
  const replacements = isArray(replace) ? valuesOf(replace) : undefined;
  return valuesOf(search).map((element, index) => {
    const replacement = replacements === undefined ? replace : (replacements[index] ?? '');
    return [stringOf(element), stringOf(replacement)] as const;
  });
}

/** `str_replace` and `str_ireplace` on one string; an empty search finds nothing. */
export function replaceAll(
  subject: string,
  pairs: readonly (readonly [string, string])[],
  ignoreCase: boolean,
): string {
  let text = subject;
  for (const [search, replacement] of pairs) {
    if (search === '' || text === '') continue;
    text = ignoreCase ? replaceIgnoringCase(text, search, replacement) : replaceExactly(text, search, replacement);
  }
  return text;
}

/** Whole characters can be found as characters; only parts of one need bytes. */
function replaceExactly(text: string, search: string, replacement: string): string {
  if (isValidUtf8(search)) return text.split(search).join(replacement);
  return fromBinary(toBinary(text).split(toBinary(search)).join(toBinary(replacement)));
}

function replaceIgnoringCase(text: string, search: string, replacement: string): string {
  const folded = lowerAscii(text);
  const needle = lowerAscii(search);
  let result = '';
  let from = 0;
  for (let found = folded.indexOf(needle); found >= 0; found = folded.indexOf(needle, from)) {
    result += text.slice(from, found) + replacement;
    from = found + needle.length;
  }
  return result + text.slice(from);
}

function strtr(a: Arguments): Value {
  const text = a.binary(0);
  if (a.given === 2) {
    const pairs = a.value(1);
    if (!isArray(pairs)) throw a.typeError(1, 'must be of type array, string given');
    return fromBinary(translatePairs(text, pairs));
  }
  if (isArray(a.value(1))) throw a.typeError(1, 'must be of type string, array given');
  const from = toBinary(a.string(1));
  const to = a.binary(2);
  const map = new Map<string, string>();
  for (let i = 0; i < Math.min(from.length, to.length); i++) map.set(from.charAt(i), to.charAt(i));
  let result = '';
  for (const character of text) result += map.get(character) ?? character;
  return fromBinary(result);
}

/** The longest search at each place wins; replaced text is not searched again. */
function translatePairs(text: string, pairs: PhpArray): string {
  const map = new Map<string, string>();
  for (const [key, value] of entries(pairs)) map.set(toBinary(String(key)), toBinary(stringOf(value)));
  map.delete('');
  const lengths = [...new Set([...map.keys()].map((key) => key.length))].sort((x, y) => y - x);
  let result = '';
  for (let i = 0; i < text.length; ) {
    const length = lengths.find((size) => i + size <= text.length && map.has(text.slice(i, i + size)));
    result += length === undefined ? text.charAt(i) : (map.get(text.slice(i, i + length)) ?? '');
    i += length ?? 1;
  }
  return result;
}

function substrReplace(a: Arguments): Value {
  const subject = a.value(0);
  const at = (value: Value, index: number, fallback: Value): Value =>
    isArray(value) ? (valuesOf(value)[index] ?? fallback) : value;
  const one = (text: Value, index: number): string => {
    const binary = toBinary(stringOf(text));
    const offset = at(a.value(2), index, 0);
    const length = at(a.value(3), index, binary.length);
    const replacement = toBinary(stringOf(at(a.value(1), isArray(subject) ? index : 0, '')));
    const [start, end] = span(binary.length, Number(toInt(offset)), length === null ? null : Number(toInt(length)));
    return fromBinary(binary.slice(0, start) + replacement + binary.slice(end));
  };
  if (isArray(subject)) return arrayFrom([...entries(subject)].map(([key, text], index) => [key, one(text, index)]));
  if (isArray(a.value(2))) throw a.typeError(2, 'cannot be an array when working on a single string');
  if (isArray(a.value(3))) throw a.typeError(3, 'cannot be an array when working on a single string');
  return one(subject, 0);
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', a: '\x07', v: '\v', b: '\b', f: '\f' };
const NAMED: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(ESCAPES).map(([letter, byte]) => [byte, letter]),
);

function addcslashes(a: Arguments): string {
  const mask = characterMask(a.binary(1));
  let result = '';
  for (const character of a.binary(0)) {
    const code = character.charCodeAt(0);
    if (!mask.has(character)) result += character;
    else if (code >= 32 && code < 127) result += `\\${character}`;
    else result += `\\${NAMED[character] ?? code.toString(8).padStart(3, '0')}`;
  }
  return fromBinary(result);
}

function stripcslashes(a: Arguments): string {
  const pattern = /\\(?:x([0-9a-fA-F]{1,2})|([0-7]{1,3})|([\s\S]))/g;
  const text = a.binary(0).replace(pattern, (_, hex?: string, octal?: string, other?: string) => {
    if (hex !== undefined) return String.fromCharCode(Number.parseInt(hex, 16));
    if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8) & 255);
    return ESCAPES[other ?? ''] ?? other ?? '';
  });
  return fromBinary(text);
}

/** Replacing and escaping. */
export const stringReplace: Implementations = {
  str_replace: replacing(false),
  str_ireplace: replacing(true),
  strtr,
  substr_replace: substrReplace,
  addslashes: (a) => a.string(0).replace(/[\\'"\0]/g, (character) => (character === '\0' ? '\\0' : `\\${character}`)),
  stripslashes: (a) => a.string(0).replace(/\\([\s\S]?)/g, (_, next: string) => (next === '0' ? '\0' : next)),
  addcslashes,
  stripcslashes,
  quotemeta: (a) => (a.string(0) === '' ? '' : a.string(0).replace(/[.\\+*?[^\]$()]/g, '\\$&')),
};
