import { fromBinary, toBinary } from '../bytes.ts';
import { debugType, stringOf } from '../casts.ts';
import { PhpError } from '../errors.ts';
import { arrayFrom, isArray, type PhpArray, type Value, valuesOf } from '../value.ts';
import { type Arguments, argumentMessage } from './arguments.ts';
import { characterMask } from './characters.ts';
import { parseCsvLine } from './csv-line.ts';
import type { Implementations } from './function.ts';

/** `explode` on one string: a positive limit keeps the rest in the last part, a negative one drops parts at the end. */
function explode(a: Arguments): Value {
  const separator = a.string(0);
  if (separator === '') throw a.valueError(0, 'cannot be empty');
  return splitAt(separator, a.string(1), a.count(2));
}

/** @see explode */
export function splitAt(separator: string, text: string, limit: number): readonly string[] {
  const parts = text.split(separator);
  if (limit < 0) return parts.slice(0, limit);
  const most = Math.max(1, limit);
  if (parts.length <= most) return parts;
  return [...parts.slice(0, most - 1), parts.slice(most - 1).join(separator)];
}

function implode(a: Arguments): string {
  const first = a.value(0);
  const second = a.value(1);
  if (second === null) {
    if (isArray(first)) return joinValues('', first);
    // PHP reports the argument under the name that it has in the one-argument form.
    throw new PhpError('TypeError', `${a.function_.name}(): Argument #1 ($array) must be of type array, string given`);
  }
  if (isArray(first))
    throw new PhpError(
      'TypeError',
      argumentMessage(a.function_, 0, `must be of type string, ${debugType(first)} given`),
    );
  return joinValues(stringOf(first), isArray(second) ? second : []);
}

function joinValues(separator: string, array: PhpArray): string {
  return valuesOf(array).map(stringOf).join(separator);
}

function strSplit(a: Arguments): Value {
  const length = a.count(1);
  if (length < 1) throw a.valueError(1, 'must be greater than 0');
  const text = a.binary(0);
  const parts: string[] = [];
  for (let i = 0; i < text.length; i += length) parts.push(fromBinary(text.slice(i, i + length)));
  return parts;
}

function strWordCount(a: Arguments): Value {
  const format = a.count(1);
  if (format < 0 || format > 2) throw a.valueError(1, 'must be a valid format value');
  const extra = characterMask(toBinary(a.string(2)));
  const text = a.binary(0);
  const words: (readonly [number, string])[] = [];
  const isLetter = (character: string): boolean => /[A-Za-z]/.test(character) || extra.has(character);
  // A hyphen does not begin the text's first word nor end its last, an apostrophe does not begin the first.
  let start = 0;
  let end = text.length;
  while (start < end && /['-]/.test(text.charAt(start)) && !extra.has(text.charAt(start))) start++;
  while (end > start && text.charAt(end - 1) === '-' && !extra.has('-')) end--;
  for (let i = start; i < end; i++) {
    let stop = i;
    while (stop < end && (isLetter(text.charAt(stop)) || /['-]/.test(text.charAt(stop)))) stop++;
    if (stop > i) words.push([i, fromBinary(text.slice(i, stop))]);
    i = Math.max(i, stop);
  }
  if (format === 0) return words.length;
  return format === 1 ? words.map(([, word]) => word) : arrayFrom(words);
}

function countChars(a: Arguments): Value {
  const mode = a.count(1);
  if (mode < 0 || mode > 4) throw a.valueError(1, 'must be between 0 and 4 (inclusive)');
  const counts = new Array<number>(256).fill(0);
  for (const character of a.binary(0)) counts[character.charCodeAt(0)] = (counts[character.charCodeAt(0)] ?? 0) + 1;
  const used = counts
    .map((count, byte) => [byte, count] as const)
    .filter(([, count]) => count > 0 !== (mode % 2 === 0));
  if (mode === 0) return counts;
  if (mode < 3)
    return arrayFrom(mode === 1 ? counts.map((n, byte) => [byte, n] as const).filter(([, n]) => n > 0) : used);
  const bytes = counts.map((count, byte) => [byte, count] as const).filter(([, count]) => count > 0 === (mode === 3));
  return fromBinary(bytes.map(([byte]) => String.fromCharCode(byte)).join(''));
}

function strGetCsv(a: Arguments): Value {
  // Only the first byte counts; PHP 8.2 takes an empty separator or enclosure for the default.
  const separator = a.binary(1).slice(0, 1) || ',';
  const enclosure = a.binary(2).slice(0, 1) || '"';
  if (a.string(0) === '') return [null];
  return parseCsvLine(a.binary(0), separator, enclosure, a.binary(3).slice(0, 1)).map(fromBinary);
}

/** The first token; the ones after it belong to later calls, which a pipeline does not make. */
function firstToken(a: Arguments): Value {
  if (a.given < 2) return false;
  const separators = new Set(a.binary(1));
  const text = [...a.binary(0)];
  const start = text.findIndex((character) => !separators.has(character));
  if (start < 0) return false;
  const end = text.findIndex((character, i) => i > start && separators.has(character));
  return fromBinary(text.slice(start, end < 0 ? undefined : end).join(''));
}

/** Taking apart and joining. */
export const stringSplit: Implementations = {
  explode,
  implode,
  join: implode,
  str_split: strSplit,
  str_word_count: strWordCount,
  count_chars: countChars,
  str_getcsv: strGetCsv,
  strtok: firstToken,
};
