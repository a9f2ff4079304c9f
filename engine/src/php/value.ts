/**
 * PHP's values in JavaScript: what flows from a source through the pipelines into a destination.
 *
 * | PHP            | here                                                                              |
 * | -------------- | --------------------------------------------------------------------------------- |
 * | null, bool     | `null`, `boolean`                                                                 |
 * | int            | `number` (always a safe integer), `bigint` beyond ±(2^53 - 1)                     |
 * | float          | `PhpFloat`, always: 1.0 and 1 differ in PHP and in every hash that Drupal stores   |
 * | string         | `string`; bytes that are not UTF-8 stand as lone surrogates U+DC80..U+DCFF        |
 * | array          | a frozen-by-convention JS array when its keys are 0..n-1 in order, else a `Map`    |
 * | object         | `PhpObject`                                                                       |
 *
 * Values are immutable by convention: a plugin returns a new value and never changes its input.
 */
export type Value = null | boolean | number | bigint | PhpFloat | string | PhpArray | PhpObject;

/** An array key as PHP stores it: integer-like strings are integers. Build keys with {@link arrayKey}. */
export type Key = number | string;

/** A PHP array: a list, or a `Map` whose keys went through {@link arrayKey}. The empty array is `[]`. */
export type PhpArray = readonly Value[] | ReadonlyMap<Key, Value>;

/** A PHP float. Every float is wrapped, so `typeof x === 'number'` always means an int. */
export class PhpFloat {
  constructor(readonly value: number) {}

  /** The bare number: JSON cannot tell 1 from 1.0 (nor does PHP's json_encode without JSON_PRESERVE_ZERO_FRACTION). */
  toJSON(): number | string {
    return Number.isFinite(this.value)
      ? this.value
      : Number.isNaN(this.value)
        ? 'NAN'
        : this.value > 0
          ? 'INF'
          : '-INF';
  }
}

/** A PHP object that a plugin made (a DOMDocument, a DateTime): opaque to everything but the plugins that know it. */
export abstract class PhpObject {
  /** The PHP class name, as error messages show it. */
  abstract readonly className: string;
}

const INTEGER_KEY = /^(?:0|-?[1-9]\d{0,15})$/;

/** The key under which PHP stores a string key: `"1"` is 1, `"01"`, `"-0"` and `"1.5"` stay strings. */
export function arrayKey(key: string): Key {
  if (!INTEGER_KEY.test(key)) return key;
  const n = Number(key);
  return Number.isSafeInteger(n) ? n : key;
}

/** Whether a value is a PHP array. */
export function isArray(value: Value | undefined): value is PhpArray {
  return Array.isArray(value) || value instanceof Map;
}

/** Whether a PHP array is held as a list (its keys are 0..n-1 in order). */
export function isList(value: Value | undefined): value is readonly Value[] {
  return Array.isArray(value);
}

/** The PHP array with these entries, in its canonical form (see {@link PhpArray}). Later equal keys win, in place. */
export function arrayFrom(entries: Iterable<readonly [Key, Value]>): PhpArray {
  const map = new Map<Key, Value>();
  for (const [key, value] of entries) map.set(key, value);
  let next = 0;
  for (const key of map.keys()) if (key !== next++) return map;
  return [...map.values()];
}

/** Keys and values of a PHP array, in order. */
export function entries(array: PhpArray): Iterable<readonly [Key, Value]> {
  return isList(array) ? array.entries() : array.entries();
}

/** The values of a PHP array, in order. */
export function valuesOf(array: PhpArray): readonly Value[] {
  return isList(array) ? array : [...array.values()];
}

/** Number of elements. */
export function countOf(array: PhpArray): number {
  return isList(array) ? array.length : array.size;
}

/** The element at a key, `undefined` when absent (an element may be NULL). */
export function elementAt(array: PhpArray, key: Key): Value | undefined {
  return isList(array) ? (typeof key === 'number' ? array[key] : undefined) : array.get(key);
}

/** JSON-shaped data: what `JSON.parse` gives, as plugins' descriptors and protocols hold it. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/**
 * A value as JSON data: lists as arrays, maps as objects (key order kept for non-integer keys), floats as numbers.
 * For listings, protocols and recordings; never the form in which a value is stored for later use by a pipeline.
 */
export function toJson(value: Value): Json {
  if (value === null || typeof value === 'string' || typeof value === 'boolean' || typeof value === 'number')
    return value;
  if (typeof value === 'bigint') return value.toString();
  if (value instanceof PhpFloat) return value.toJSON();
  if (value instanceof PhpObject) return `(object) ${value.className}`;
  if (isList(value)) return value.map(toJson);
  const object: Record<string, Json> = Object.create(null) as Record<string, Json>;
  for (const [key, element] of value) object[String(key)] = toJson(element);
  return object;
}

/** JSON data as a PHP value, as PHP's `json_decode($x, TRUE)` gives it. Fractional numbers become floats. */
export function fromJson(json: Json): Value {
  if (json === null || typeof json === 'string' || typeof json === 'boolean') return json;
  if (typeof json === 'number') return Number.isSafeInteger(json) ? json : new PhpFloat(json);
  if (Array.isArray(json)) return (json as readonly Json[]).map(fromJson);
  return arrayFrom(Object.entries(json).map(([key, element]) => [arrayKey(key), fromJson(element)] as const));
}
