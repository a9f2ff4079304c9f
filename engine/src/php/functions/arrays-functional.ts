import { debugType, stringOf, toBoolean, toFloat, toNumber } from '../casts.ts';
import { compare, looseEquals } from '../comparison.ts';
import {
  arrayFrom,
  countOf,
  entries,
  isArray,
  type Key,
  type PhpArray,
  PhpObject,
  type Value,
  valuesOf,
} from '../value.ts';
import type { Arguments } from './arguments.ts';
import { add, multiply } from './arithmetic.ts';
import type { Implementation, Implementations } from './function.ts';

const USE_BOTH = 1;
const USE_KEY = 2;

function filter(a: Arguments): Value {
  const array = a.array(0);
  const mode = a.count(2);
  const callback = a.value(1) === null ? undefined : a.callback(1);
  const keep = ([key, value]: readonly [Key, Value]): boolean => {
    if (callback === undefined) return toBoolean(value);
    return toBoolean(mode === USE_KEY ? callback(key) : mode === USE_BOTH ? callback(value, key) : callback(value));
  };
  return arrayFrom([...entries(array)].filter(keep));
}

/** With one array its keys stay; with several the results are numbered and short arrays give NULL. */
function map(a: Arguments): Value {
  const arrays = a.arrays(1);
  const callback = a.value(0) === null ? undefined : a.callback(0);
  a.rest(1).forEach((value, i) => {
    if (!isArray(value)) throw a.typeError(i + 1, `must be of type array, ${debugType(value)} given`);
  });
  const [first = []] = arrays;
  if (arrays.length === 1) {
    if (callback === undefined) return first;
    return arrayFrom([...entries(first)].map(([key, value]) => [key, callback(value)] as const));
  }
  const columns = arrays.map(valuesOf);
  return Array.from({ length: Math.max(...columns.map((column) => column.length)) }, (_, i) => {
    const row = columns.map((column) => column[i] ?? null);
    return callback === undefined ? row : callback(...row);
  });
}

const SORT_REGULAR = 0;
const SORT_NUMERIC = 1;

function unique(a: Arguments): Value {
  const flags = a.count(1);
  const all = [...entries(a.array(0))];
  if (flags === SORT_REGULAR || flags === SORT_NUMERIC) {
    const equal = flags === SORT_REGULAR ? looseEquals : (x: Value, y: Value): boolean => toFloat(x) === toFloat(y);
    return arrayFrom(all.filter(([, value], i) => !all.slice(0, i).some(([, other]) => equal(other, value))));
  }
  const seen = new Set<string>();
  return arrayFrom(
    all.filter(([, value]) => {
      const text = stringOf(value);
      return !seen.has(text) && seen.add(text);
    }),
  );
}

/** Sums and products leave arrays and objects out. */
function fold(start: number, combine: (x: Value, y: Value) => Value): Implementation {
  return (a) =>
    valuesOf(a.array(0)).reduce<Value>(
      (result, value) => (isArray(value) || value instanceof PhpObject ? result : combine(result, toNumber(value))),
      start,
    );
}

/** Set operations: what makes two elements the same. */
interface Likeness {
  readonly value: boolean;
  readonly key: boolean;
}

function setOperation(keepPresent: boolean, likeness: Likeness): Implementation {
  return (a) => {
    const [first = [], ...others] = a.arrays(0);
    const indexes = others.map((other) => new Set([...entries(other)].map((member) => identity(member, likeness))));
    const present = (member: readonly [Key, Value]): boolean => {
      const id = identity(member, likeness);
      return keepPresent ? indexes.every((index) => index.has(id)) : !indexes.some((index) => index.has(id));
    };
    return arrayFrom([...entries(first)].filter(present));
  };
}

/** Elements are compared as strings, keys exactly. */
function identity([key, value]: readonly [Key, Value], likeness: Likeness): string {
  const name = likeness.key ? `${typeof key === 'number' ? '#' : '$'}${key}` : '';
  return likeness.value ? `${name}=${stringOf(value)}` : name;
}

const byValue: Likeness = { value: true, key: false };
const byKey: Likeness = { value: false, key: true };
const byBoth: Likeness = { value: true, key: true };

/** The greatest or least by PHP's comparison; the first of equals wins. */
function extreme(wanted: 1 | -1): Implementation {
  return (a) => {
    let candidates = a.values;
    if (a.given === 1) {
      const only = a.value(0);
      if (!isArray(only)) throw a.typeError(0, `must be of type array, ${debugType(only)} given`);
      if (countOf(only) === 0) throw a.valueError(0, 'must contain at least one element');
      candidates = valuesOf(only);
    }
    return candidates.reduce((best, value) => (compare(value, best) === wanted ? value : best));
  };
}

function reduce(a: Arguments): Value {
  const callback = a.callback(1);
  return valuesOf(a.array(0)).reduce<Value>((carry, value) => callback(carry, value), a.value(2));
}

function walk(a: Arguments): Value {
  const callback = a.callback(1);
  for (const [key, value] of entries(a.array(0))) {
    if (a.given > 2) callback(value, key, a.value(2));
    else callback(value, key);
  }
  return true;
}

/** Sorting works on the array that was passed; the caller's copy is gone, so only the answer TRUE remains. */
const sorted: Implementation = () => true;

/** What is asked about neighbours may throw; the order itself is lost. */
function sortedBy(membersOf: (a: Arguments) => readonly Value[]): Implementation {
  return (a) => {
    const callback = a.callback(1);
    const list = membersOf(a);
    for (let i = 1; i < list.length; i++) callback(list[i - 1] ?? null, list[i] ?? null);
    return true;
  };
}

const sortedByValue = sortedBy((a) => valuesOf(a.array(0)));
const sortedByKey = sortedBy((a) => Array.from(entries(a.array(0)), ([key]) => key));

/** Calls back for every element that is no array, at any depth. */
function walkRecursive(a: Arguments): Value {
  const callback = a.callback(1);
  const visit = (array: PhpArray): void => {
    for (const [key, value] of entries(array)) {
      if (isArray(value)) visit(value);
      else if (a.given > 2) callback(value, key, a.value(2));
      else callback(value, key);
    }
  };
  visit(a.array(0));
  return true;
}

/** Filtering, mapping, adding up, comparing. */
export const functionalArrays: Implementations = {
  array_filter: filter,
  array_map: map,
  array_reduce: reduce,
  array_walk: walk,
  array_walk_recursive: walkRecursive,
  array_unique: unique,
  array_sum: fold(0, add),
  array_product: fold(1, multiply),
  array_diff: setOperation(false, byValue),
  array_diff_key: setOperation(false, byKey),
  array_diff_assoc: setOperation(false, byBoth),
  array_intersect: setOperation(true, byValue),
  array_intersect_key: setOperation(true, byKey),
  array_intersect_assoc: setOperation(true, byBoth),
  max: extreme(1),
  min: extreme(-1),
  sort: sorted,
  rsort: sorted,
  asort: sorted,
  arsort: sorted,
  ksort: sorted,
  krsort: sorted,
  natsort: sorted,
  natcasesort: sorted,
  shuffle: sorted,
  usort: sortedByValue,
  uasort: sortedByValue,
  uksort: sortedByKey,
};
