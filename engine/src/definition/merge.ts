import { arrayFrom, countOf, entries, isArray, type Key, type PhpArray, type Value } from '../php/value.ts';

const MAX_DEPTH = 256;

/**
 * PHP's `array_replace_recursive($base, $over)`: keys of `over` win, those of `base` come first; lists are merged by index, so a
 * shorter list keeps the tail of the other.
 */
export function replaceRecursive(base: PhpArray, over: PhpArray, depth = 0): PhpArray {
  const merged = new Map<Key, Value>(entries(base));
  for (const [key, value] of entries(over)) {
    const below = merged.get(key);
    const both = isArray(value) && below !== undefined && isArray(below) && depth < MAX_DEPTH;
    merged.set(key, both ? replaceRecursive(below, value, depth + 1) : value);
  }
  return arrayFrom(merged);
}

/** Drupal's `NestedArray::mergeDeep($base, $over)`: keys of `over` win, elements with integer keys are appended. */
export function mergeDeep(base: PhpArray, over: PhpArray, depth = 0): PhpArray {
  const merged = new Map<Key, Value>();
  let next = 0;
  for (const source of [base, over]) {
    for (const [key, value] of entries(source)) {
      if (typeof key === 'number') {
        merged.set(next++, value);
        continue;
      }
      const below = merged.get(key);
      const both = isArray(value) && below !== undefined && isArray(below) && depth < MAX_DEPTH;
      merged.set(key, both ? mergeDeep(below, value, depth + 1) : value);
    }
  }
  return arrayFrom(merged);
}

/** PHP's `empty()` for what may be an array. */
export function isEmptyArray(value: Value | undefined): boolean {
  return value === undefined || !isArray(value) || countOf(value) === 0;
}
