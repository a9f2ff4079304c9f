import { stringOf } from '../casts.ts';
import { looseEquals, strictEquals } from '../comparison.ts';
import { intFromDouble, isInt } from '../integers.ts';
import { DataObject } from '../objects.ts';
import {
  arrayFrom,
  arrayKey,
  countOf,
  elementAt,
  entries,
  isArray,
  isList,
  type Key,
  type PhpArray,
  PhpFloat,
  PhpObject,
  type Value,
  valuesOf,
} from '../value.ts';
import type { Arguments } from './arguments.ts';
import { lowerAscii, upperAscii } from './characters.ts';
import type { Implementation, Implementations } from './function.ts';

/** Elements of an array, or the public properties of an object, where PHP takes both. */
function elementsOf(a: Arguments, index: number): PhpArray {
  const value = a.value(index);
  return value instanceof DataObject ? value.properties : a.array(index);
}

/** The key that a value stands for; `undefined` for what cannot be one. */
export function keyOf(value: Value): Key | undefined {
  if (value === null) return '';
  if (typeof value === 'string') return arrayKey(value);
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return Number(value);
  if (typeof value === 'bigint') return String(value);
  return value instanceof PhpFloat ? Number(intFromDouble(value.value)) : undefined;
}

/** An array without its first or last element, integer keys renumbered where PHP does. */
export function mergeArrays(arrays: readonly PhpArray[]): PhpArray {
  if (arrays.every(isList)) return arrays.flat();
  const merged = new Map<Key, Value>();
  let next = 0;
  for (const array of arrays)
    for (const [key, value] of entries(array)) merged.set(typeof key === 'number' ? next++ : key, value);
  return arrayFrom(merged);
}

function mergeRecursive(first: PhpArray, second: PhpArray): PhpArray {
  const merged = new Map<Key, Value>(entries(first));
  let next = Math.max(-1, ...[...merged.keys()].filter((key) => typeof key === 'number')) + 1;
  for (const [key, value] of entries(second)) {
    const present = merged.get(key);
    if (typeof key === 'number') merged.set(next++, value);
    else if (present === undefined) merged.set(key, value);
    else merged.set(key, mergeRecursive(asArray(present), asArray(value)));
  }
  return arrayFrom(merged);
}

function asArray(value: Value): PhpArray {
  if (isArray(value)) return value;
  return [value];
}

function replaceArrays(arrays: readonly PhpArray[], recursive: boolean): PhpArray {
  const [first = [], ...others] = arrays;
  const result = new Map<Key, Value>(entries(first));
  for (const other of others)
    for (const [key, value] of entries(other)) {
      const present = result.get(key);
      const deep = recursive && isArray(present) && isArray(value);
      result.set(key, deep ? replaceArrays([present, value], true) : value);
    }
  return arrayFrom(result);
}

/** `array_slice`: string keys stay, integer keys are renumbered unless they are to be kept. */
export function sliceArray(array: PhpArray, offset: number, length: number | null, preserveKeys: boolean): PhpArray {
  const size = countOf(array);
  const start = offset < 0 ? Math.max(0, size + offset) : Math.min(offset, size);
  const end = length === null ? size : length < 0 ? size + length : Math.min(size, start + length);
  const part = [...entries(array)].slice(start, Math.max(start, end));
  return preserveKeys ? arrayFrom(part) : renumber(part);
}

function renumber(members: Iterable<readonly [Key, Value]>): PhpArray {
  let next = 0;
  return arrayFrom([...members].map(([key, value]) => [typeof key === 'number' ? next++ : key, value] as const));
}

function chunk(a: Arguments): Value {
  const size = a.count(1);
  if (size < 1) throw a.valueError(1, 'must be greater than 0');
  const all = [...entries(a.array(0))];
  const chunks: PhpArray[] = [];
  for (let i = 0; i < all.length; i += size) {
    const part = all.slice(i, i + size);
    chunks.push(a.bool(2) ? arrayFrom(part) : part.map(([, value]) => value));
  }
  return chunks;
}

function combine(a: Arguments): Value {
  const keys = valuesOf(a.array(0));
  const values = valuesOf(a.array(1));
  if (keys.length !== values.length)
    throw a.valueError(0, 'and argument #2 ($values) must have the same number of elements');
  return arrayFrom(
    keys.map((key, i) => [isInt(key) ? Number(key) : arrayKey(stringOf(key)), values[i] ?? null] as const),
  );
}

function column(a: Arguments): Value {
  const name = a.value(1);
  const indexName = a.value(2);
  const result = new Map<Key, Value>();
  let next = 0;
  for (const row of valuesOf(a.array(0))) {
    const value = name === null ? row : propertyOf(row, name);
    if (value === undefined) continue;
    const index = indexName === null ? undefined : propertyOf(row, indexName);
    const key = index === undefined || isArray(index) || index instanceof PhpObject ? undefined : keyOf(index);
    if (key === undefined) result.set(next++, value);
    else {
      result.set(key, value);
      if (typeof key === 'number' && key >= next) next = key + 1;
    }
  }
  return arrayFrom(result);
}

function propertyOf(row: Value, name: Value): Value | undefined {
  const key = keyOf(name);
  if (key === undefined) return undefined;
  if (row instanceof DataObject) return row.properties.get(key);
  return isArray(row) ? elementAt(row, key) : undefined;
}

function keys(a: Arguments): Value {
  const all = [...entries(a.array(0))];
  if (a.given < 2) return all.map(([key]) => key);
  const equal = a.bool(2) ? strictEquals : looseEquals;
  return all.filter(([, value]) => equal(value, a.value(1))).map(([key]) => key);
}

function search(found: (key: Key | undefined) => Value): Implementation {
  return (a) => {
    const needle = a.value(0);
    const equal = a.bool(2) ? strictEquals : looseEquals;
    for (const [key, value] of entries(a.array(1))) if (equal(value, needle)) return found(key);
    return found(undefined);
  };
}

function fill(a: Arguments): Value {
  if (a.count(1) < 0) throw a.valueError(1, 'must be greater than or equal to 0');
  if (a.count(1) > 134217728) throw a.valueError(1, 'is too large');
  const start = a.count(0);
  return arrayFrom(Array.from({ length: a.count(1) }, (_, i) => [start + i, a.value(2)] as const));
}

function pad(a: Arguments): Value {
  const array = a.array(0);
  const length = a.count(1);
  const missing = Math.abs(length) - countOf(array);
  if (missing > 1048576) throw a.valueError(1, 'must be less than or equal to 1048576');
  if (missing <= 0) return array;
  const fillers: Value[] = new Array<Value>(missing).fill(a.value(2));
  return length < 0 ? mergeArrays([fillers, array]) : mergeArrays([array, fillers]);
}

function flip(a: Arguments): Value {
  const result = new Map<Key, Value>();
  for (const [key, value] of entries(a.array(0)))
    if (typeof value === 'string') result.set(arrayKey(value), key);
    else if (typeof value === 'number') result.set(value, key);
  return arrayFrom(result);
}

function countValues(a: Arguments): Value {
  const result = new Map<Key, number>();
  for (const value of valuesOf(a.array(0))) {
    if (typeof value !== 'string' && typeof value !== 'number') continue;
    const key = typeof value === 'string' ? arrayKey(value) : value;
    result.set(key, (result.get(key) ?? 0) + 1);
  }
  return arrayFrom(result);
}

function count(a: Arguments): Value {
  const mode = a.count(1);
  if (mode !== 0 && mode !== 1) throw a.valueError(1, 'must be either COUNT_NORMAL or COUNT_RECURSIVE');
  const all = (array: PhpArray): number =>
    valuesOf(array).reduce<number>((sum, value) => sum + (isArray(value) ? all(value) : 0), countOf(array));
  return mode === 1 ? all(a.array(0)) : countOf(a.array(0));
}

const CASE_LOWER = 0;

/** The element that a by-reference function gives; its array is a copy, so nothing moves. */
function elementFrom(index: number): Implementation {
  return (a) => {
    const value = valuesOf(elementsOf(a, 0)).at(index);
    return value === undefined ? false : value;
  };
}

function keyAt(index: number): Implementation {
  return (a) => [...entries(elementsOf(a, 0))].at(index)?.[0] ?? null;
}

/** Making, taking apart and looking into arrays. */
export const basicArrays: Implementations = {
  array_values: (a) => valuesOf(a.array(0)),
  array_keys: keys,
  array_flip: flip,
  array_fill: fill,
  array_fill_keys: (a) =>
    arrayFrom(
      valuesOf(a.array(0)).map((key) => [isInt(key) ? Number(key) : arrayKey(stringOf(key)), a.value(1)] as const),
    ),
  array_pad: pad,
  array_merge: (a) => mergeArrays(a.arrays(0)),
  array_merge_recursive: (a) =>
    a.arrays(0).reduce((merged, array) => mergeRecursive(merged, renumber(entries(array))), []),
  array_replace: (a) => replaceArrays(a.arrays(0), false),
  array_replace_recursive: (a) => replaceArrays(a.arrays(0), true),
  array_reverse: (a) => {
    const reversed = [...entries(a.array(0))].reverse();
    return a.bool(1) ? arrayFrom(reversed) : renumber(reversed);
  },
  array_slice: (a) => sliceArray(a.array(0), a.count(1), a.countOrNull(2), a.bool(3)),
  array_splice: (a) => sliceArray(a.array(0), a.count(1), a.countOrNull(2), false),
  array_chunk: chunk,
  array_combine: combine,
  array_column: column,
  array_count_values: countValues,
  array_change_key_case: (a) => {
    const fold = a.count(1) === CASE_LOWER ? lowerAscii : upperAscii;
    return arrayFrom(
      [...entries(a.array(0))].map(([key, v]) => [typeof key === 'string' ? fold(key) : key, v] as const),
    );
  },
  array_is_list: (a) => isList(a.array(0)),
  array_key_first: keyAt(0),
  array_key_last: keyAt(-1),
  array_key_exists: keyExists,
  key_exists: keyExists,
  array_search: search((key) => key ?? false),
  in_array: search((key) => key !== undefined),
  array_shift: (a) => valuesOf(a.array(0))[0] ?? null,
  array_pop: (a) => valuesOf(a.array(0)).at(-1) ?? null,
  array_push: (a) => countOf(a.array(0)) + a.rest(1).length,
  array_unshift: (a) => countOf(a.array(0)) + a.rest(1).length,
  count,
  sizeof: count,
  current: elementFrom(0),
  pos: elementFrom(0),
  reset: elementFrom(0),
  end: elementFrom(-1),
  next: elementFrom(1),
  prev: () => false,
  key: keyAt(0),
};

function keyExists(a: Arguments): Value {
  const key = keyOf(a.value(0));
  if (key === undefined) throw a.typeError(0, 'must be a valid array offset type');
  return elementAt(a.array(1), key) !== undefined;
}
