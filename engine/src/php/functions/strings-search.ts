import { fromBinary, toBinary } from '../bytes.ts';
import type { Value } from '../value.ts';
import type { Arguments } from './arguments.ts';
import { lowerAscii } from './characters.ts';
import type { Implementation, Implementations } from './function.ts';
import { naturalCompare } from './natural-order.ts';

interface Search {
  readonly ignoreCase: boolean;
  readonly last: boolean;
}

/** `strpos` and its kin: positions count bytes. */
function position({ ignoreCase, last }: Search): Implementation {
  return (a) => {
    const fold = ignoreCase ? lowerAscii : (text: string): string => text;
    const haystack = fold(a.binary(0));
    const needle = fold(a.binary(1));
    const offset = a.count(2);
    if (Math.abs(offset) > haystack.length && (offset > 0 || -offset > haystack.length))
      throw a.valueError(2, 'must be contained in argument #1 ($haystack)');
    const found = last ? findLast(haystack, needle, offset) : findFirst(haystack, needle, offset);
    return found < 0 ? false : found;
  };
}

function findFirst(haystack: string, needle: string, offset: number): number {
  return haystack.indexOf(needle, offset < 0 ? offset + haystack.length : offset);
}

/** A negative offset says where the match may begin at most, counted from the end. */
function findLast(haystack: string, needle: string, offset: number): number {
  if (offset >= 0) {
    const found = haystack.lastIndexOf(needle);
    return found >= offset ? found : -1;
  }
  return haystack.lastIndexOf(needle, haystack.length + offset);
}

/** `strstr`: the part from the needle on, or before it. */
function tail({ ignoreCase, last }: Search): Implementation {
  return (a) => {
    const haystack = a.binary(0);
    const needle = last ? a.binary(1).slice(0, 1) || '\0' : a.binary(1);
    const fold = ignoreCase ? lowerAscii : (text: string): string => text;
    const found = last ? haystack.lastIndexOf(needle) : fold(haystack).indexOf(fold(needle));
    if (found < 0) return false;
    return fromBinary(a.bool(2) && !last ? haystack.slice(0, found) : haystack.slice(found));
  };
}

/** Byte span of a part of a string given by PHP's offset and length, negative ones counted from the end. */
export function span(length: number, offset: number, count: number | null): readonly [number, number] {
  const start = offset < 0 ? Math.max(0, length + offset) : Math.min(offset, length);
  if (count === null) return [start, length];
  return [start, Math.max(start, count < 0 ? length + count : Math.min(length, start + count))];
}

function substr(a: Arguments): string {
  const text = a.binary(0);
  return fromBinary(text.slice(...span(text.length, a.count(1), a.countOrNull(2))));
}

function substrCount(a: Arguments): Value {
  const needle = a.binary(1);
  const haystack = a.binary(0);
  const offset = a.count(2);
  if (needle === '') throw a.valueError(1, 'cannot be empty');
  if (offset > haystack.length || -offset > haystack.length)
    throw a.valueError(2, 'must be contained in argument #1 ($haystack)');
  const start = offset < 0 ? offset + haystack.length : offset;
  const length = a.countOrNull(3);
  const end = length === null ? haystack.length : length < 0 ? haystack.length + length : start + length;
  if (end < start || end > haystack.length) throw a.valueError(3, 'must be contained in argument #1 ($haystack)');
  return haystack.slice(start, end).split(needle).length - 1;
}

/** `strspn` and `strcspn`: length of the beginning made of (or free of) some bytes. */
function spanLength(inside: boolean): Implementation {
  return (a) => {
    const whole = a.binary(0);
    const text = whole.slice(...span(whole.length, a.count(2), a.countOrNull(3)));
    const mask = new Set(a.binary(1));
    let length = 0;
    while (length < text.length && mask.has(text.charAt(length)) === inside) length++;
    return length;
  };
}

function substrCompare(a: Arguments): Value {
  const haystack = a.binary(0);
  const length = a.countOrNull(3);
  let offset = a.count(2);
  if (length !== null && length < 0) throw a.valueError(3, 'must be greater than or equal to 0');
  if (length === 0) return 0;
  if (offset < 0) offset = Math.max(0, haystack.length + offset);
  if (offset > haystack.length) throw a.valueError(2, 'must be contained in argument #1 ($haystack)');
  const fold = a.bool(4) ? lowerAscii : (text: string): string => text;
  const end = length ?? Math.max(haystack.length, a.binary(1).length);
  return order(fold(haystack.slice(offset, offset + end)), fold(a.binary(1).slice(0, end)));
}

/** Difference of the first bytes that differ (PHP 8.2 does not reduce it to a sign), else which is longer. */
function order(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) if (a[i] !== b[i]) return a.charCodeAt(i) - b.charCodeAt(i);
  return Math.sign(a.length - b.length);
}

/** As C's strcoll in the C locale: the end counts as a zero byte. */
function collate(a: string, b: string): number {
  const difference = order(a, b);
  const length = Math.min(a.length, b.length);
  if (a.slice(0, length) !== b.slice(0, length)) return difference;
  return (a.charCodeAt(length) || 0) - (b.charCodeAt(length) || 0);
}

function comparing(fold: (text: string) => string, limited: boolean): Implementation {
  return (a) => {
    if (!limited) return order(fold(a.binary(0)), fold(a.binary(1)));
    if (a.count(2) < 0) throw a.valueError(2, 'must be greater than or equal to 0');
    return order(fold(a.binary(0)).slice(0, a.count(2)), fold(a.binary(1)).slice(0, a.count(2)));
  };
}

const asIs = (text: string): string => text;

/** Finding, cutting and comparing; everything counts bytes. */
export const stringSearch: Implementations = {
  strpos: position({ ignoreCase: false, last: false }),
  stripos: position({ ignoreCase: true, last: false }),
  strrpos: position({ ignoreCase: false, last: true }),
  strripos: position({ ignoreCase: true, last: true }),
  strstr: tail({ ignoreCase: false, last: false }),
  strchr: tail({ ignoreCase: false, last: false }),
  stristr: tail({ ignoreCase: true, last: false }),
  strrchr: tail({ ignoreCase: false, last: true }),
  str_contains: (a) => a.binary(0).includes(a.binary(1)),
  str_starts_with: (a) => a.binary(0).startsWith(a.binary(1)),
  str_ends_with: (a) => a.binary(0).endsWith(a.binary(1)),
  substr,
  substr_count: substrCount,
  substr_compare: substrCompare,
  strspn: spanLength(true),
  strcspn: spanLength(false),
  strpbrk: (a) => {
    if (a.binary(1) === '') throw a.valueError(1, 'must be a non-empty string');
    const mask = new Set(a.binary(1));
    const text = a.binary(0);
    const found = [...text].findIndex((character) => mask.has(character));
    return found < 0 ? false : fromBinary(text.slice(found));
  },
  strcmp: comparing(asIs, false),
  strcoll: (a) => collate(a.binary(0), a.binary(1)),
  strcasecmp: comparing(lowerAscii, false),
  strncmp: comparing(asIs, true),
  strncasecmp: comparing(lowerAscii, true),
  strnatcmp: (a) => naturalCompare(toBinary(a.string(0)), toBinary(a.string(1)), false),
  strnatcasecmp: (a) => naturalCompare(toBinary(a.string(0)), toBinary(a.string(1)), true),
};
