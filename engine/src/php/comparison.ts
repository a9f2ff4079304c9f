import { compareBytes } from './bytes.ts';
import { stringOf, toBoolean } from './casts.ts';
import { type Int, isInt } from './integers.ts';
import { parseNumeric } from './numeric.ts';
import { DataObject } from './objects.ts';
import {
  countOf,
  elementAt,
  entries,
  isArray,
  isList,
  type PhpArray,
  PhpFloat,
  PhpObject,
  type Value,
} from './value.ts';

/** `===`: same type and value; arrays with the same keys, in the same order, with identical elements. */
export function strictEquals(a: Value, b: Value): boolean {
  if (a instanceof PhpFloat) return b instanceof PhpFloat && a.value === b.value;
  if (a === b) return true;
  if (!isArray(a) || !isArray(b) || countOf(a) !== countOf(b) || isList(a) !== isList(b)) return false;
  const others = entries(b)[Symbol.iterator]();
  for (const [key, value] of entries(a)) {
    const other = others.next();
    if (other.done || other.value[0] !== key || !strictEquals(value, other.value[1])) return false;
  }
  return true;
}

/** `==` of PHP 8. */
export function looseEquals(a: Value, b: Value): boolean {
  if (typeof a === 'string' && typeof b === 'string') {
    return a === b || (couldBeNumeric(a) && couldBeNumeric(b) && compareStrings(a, b) === 0);
  }
  if (isArray(a) && isArray(b)) return arraysEqual(a, b);
  return compare(a, b) === 0;
}

/** `<=>` of PHP 8: -1, 0 or 1; what cannot be compared gives 1. */
export function compare(a: Value, b: Value): -1 | 0 | 1 {
  if (typeof a === 'string' && typeof b === 'string') return compareStrings(a, b);
  if (a === null && typeof b === 'string') return b === '' ? 0 : -1;
  if (b === null && typeof a === 'string') return a === '' ? 0 : 1;
  if (a === null || b === null || typeof a === 'boolean' || typeof b === 'boolean')
    return sign(Number(toBoolean(a)) - Number(toBoolean(b)));
  if (a instanceof PhpObject && isArray(b)) return 1;
  if (b instanceof PhpObject && isArray(a)) return -1;
  if (isArray(a) || isArray(b)) return isArray(a) && isArray(b) ? compareArrays(a, b) : isArray(a) ? 1 : -1;
  if (a instanceof PhpObject || b instanceof PhpObject) return compareObjects(a, b);
  if (isNan(a) || isNan(b)) return 1;
  if (typeof a === 'string')
    return typeof b === 'string' ? compareStrings(a, b) : opposite(compareNumberWithString(b, a));
  if (typeof b === 'string') return compareNumberWithString(a, b);
  return compareNumbers(a, b);
}

/** Cheap test: numeric strings begin with a digit, a sign, a point or white space. */
function couldBeNumeric(text: string): boolean {
  const code = text.charCodeAt(0);
  return code <= 0x39 && (code >= 0x30 || code === 0x2b || code === 0x2d || code === 0x2e || code <= 0x20);
}

function compareStrings(a: string, b: string): -1 | 0 | 1 {
  if (couldBeNumeric(a) && couldBeNumeric(b)) {
    const x = parseNumeric(a);
    const y = x === undefined ? undefined : parseNumeric(b);
    if (x !== undefined && y !== undefined && !bothOverflow(x, y)) return compareNumbers(x, y);
  }
  return compareBytes(a, b);
}

/** Two integer strings beyond 64 bits that round to the same float are compared as text, lest they be called equal. */
function bothOverflow(x: Int | PhpFloat, y: Int | PhpFloat): boolean {
  return x instanceof PhpFloat && y instanceof PhpFloat && x.value === y.value && Math.abs(x.value) >= 2 ** 63;
}

function compareNumberWithString(number: Int | PhpFloat, text: string): -1 | 0 | 1 {
  const parsed = parseNumeric(text);
  return parsed === undefined ? compareBytes(stringOf(number), text) : compareNumbers(number, parsed);
}

/** Two numbers: ints exactly, an int and a float as floats. */
function compareNumbers(a: Int | PhpFloat, b: Int | PhpFloat): -1 | 0 | 1 {
  const x = isInt(a) && isInt(b) ? a : isInt(a) ? Number(a) : a.value;
  const y = isInt(a) && isInt(b) ? b : isInt(b) ? Number(b) : b.value;
  if (x < y) return -1;
  return x === y ? 0 : 1;
}

function isNan(value: Value): boolean {
  return value instanceof PhpFloat && Number.isNaN(value.value);
}

function compareArrays(a: PhpArray, b: PhpArray): -1 | 0 | 1 {
  const size = sign(countOf(a) - countOf(b));
  if (size !== 0) return size;
  for (const [key, value] of entries(a)) {
    const other = elementAt(b, key);
    if (other === undefined) return 1;
    const order = compare(value, other);
    if (order !== 0) return order;
  }
  return 0;
}

function arraysEqual(a: PhpArray, b: PhpArray): boolean {
  if (countOf(a) !== countOf(b)) return false;
  for (const [key, value] of entries(a)) {
    const other = elementAt(b, key);
    if (other === undefined || !looseEquals(value, other)) return false;
  }
  return true;
}

function compareObjects(a: Value, b: Value): -1 | 0 | 1 {
  if (a === b) return 0;
  if (a instanceof DataObject && b instanceof DataObject && a.className === b.className)
    return compareArrays(a.properties, b.properties);
  // An object without __stringOf or a numeric cast counts as 1 beside a number, and is greater than a string.
  if (isInt(b) || b instanceof PhpFloat) return compareNumbers(1, b);
  if (isInt(a) || a instanceof PhpFloat) return compareNumbers(a, 1);
  return b instanceof PhpObject && !(a instanceof PhpObject) ? -1 : 1;
}

function sign(difference: number): -1 | 0 | 1 {
  return difference < 0 ? -1 : difference > 0 ? 1 : 0;
}

function opposite(order: -1 | 0 | 1): -1 | 0 | 1 {
  return order === 0 ? 0 : order === 1 ? -1 : 1;
}
