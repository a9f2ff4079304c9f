import { PhpError } from '../php/errors.ts';
import { arrayFrom, arrayKey, isArray, isList, type Key, PhpFloat, PhpObject, type Value } from '../php/value.ts';

/**
 * A PHP float without a fraction (1.0), which a JavaScript number could not tell from the integer 1. Counts and prints like the
 * number that it holds.
 */
export class Float {
  constructor(readonly value: number) {}

  valueOf(): number {
    return this.value;
  }

  toString(): string {
    return String(this.value);
  }

  toJSON(): number {
    return this.value;
  }
}

/** The float of a number: `float(1)` is PHP's 1.0. */
export function float(value: number): Float {
  return new Float(value);
}

/**
 * A PHP value as plain JavaScript, the way stand-ins, hooks and subscribers get it.
 *
 * | PHP                                   | here                                                        |
 * | ------------------------------------- | ----------------------------------------------------------- |
 * | null, bool, string                    | `null`, `boolean`, `string`                                 |
 * | int                                   | `number`, `bigint` beyond ±(2^53 - 1)                       |
 * | float with a fraction, NAN, INF       | `number`                                                    |
 * | float without a fraction              | {@link Float}                                               |
 * | array with the keys 0..n-1 in order   | array                                                       |
 * | array with string keys only           | object without a prototype                                  |
 * | any other array                       | `Map`                                                       |
 * | object                                | the engine's own, to be handed on                           |
 */
export type PlainValue =
  | null
  | boolean
  | number
  | bigint
  | string
  | Float
  | PlainValue[]
  | Map<Key, PlainValue>
  | PhpObject
  | PlainRecord;

/** A PHP array with string keys. */
export interface PlainRecord {
  [key: string]: PlainValue;
}

/** A PHP value as plain JavaScript: a copy that may be changed at will. */
export function toPlain(value: Value): PlainValue {
  if (value instanceof PhpFloat) return Number.isInteger(value.value) ? new Float(value.value) : value.value;
  if (!isArray(value)) return value;
  return isList(value) ? value.map(toPlain) : mapToPlain(value);
}

function mapToPlain(map: ReadonlyMap<Key, Value>): PlainRecord | Map<Key, PlainValue> {
  for (const key of map.keys()) {
    if (typeof key === 'number') return new Map([...map].map(([name, value]) => [name, toPlain(value)] as const));
  }
  return toPlainRecord(map);
}

/** A mapping as an object, whatever its keys are: configurations, source ids. */
export function toPlainRecord(map: ReadonlyMap<Key, Value>): PlainRecord {
  const record: PlainRecord = Object.create(null);
  for (const [key, value] of map) record[String(key)] = toPlain(value);
  return record;
}

/**
 * The PHP value that plain JavaScript stands for. Whole numbers are integers, all others floats; `undefined` is NULL; objects, maps
 * and arrays are arrays.
 * @throws PhpError TypeError for what has no counterpart in PHP: functions, symbols, dates and other objects with a class
 */
export function fromPlain(plain: unknown): Value {
  switch (typeof plain) {
    case 'undefined':
      return null;
    case 'boolean':
    case 'string':
      return plain;
    case 'number':
      return Number.isSafeInteger(plain) ? plain : new PhpFloat(plain);
    case 'bigint':
      return fromBigInt(plain);
    case 'object':
      return fromObject(plain);
    default:
      throw noCounterpart(typeof plain);
  }
}

function fromBigInt(value: bigint): Value {
  if (BigInt.asIntN(64, value) !== value) throw new PhpError('TypeError', `${value} is beyond PHP's integers`);
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value;
}

function fromObject(plain: object | null): Value {
  if (plain === null || plain instanceof PhpObject || plain instanceof PhpFloat) return plain;
  if (plain instanceof Float) return new PhpFloat(plain.value);
  if (Array.isArray(plain)) return Array.from(plain, fromPlain);
  if (plain instanceof Map)
    return arrayFrom([...plain].map(([key, value]) => [fromKey(key), fromPlain(value)] as const));
  const prototype: unknown = Object.getPrototypeOf(plain);
  if (prototype !== null && prototype !== Object.prototype) throw noCounterpart(plain.constructor.name);
  return arrayFrom(Object.entries(plain).map(([key, value]) => [arrayKey(key), fromPlain(value)] as const));
}

function fromKey(key: unknown): Key {
  if (typeof key === 'string') return arrayKey(key);
  if (typeof key === 'number' && Number.isSafeInteger(key)) return key;
  throw new PhpError(
    'TypeError',
    `The key ${String(key)} of a Map has no counterpart in PHP: use a string or an integer.`,
  );
}

function noCounterpart(what: string): PhpError {
  return new PhpError(
    'TypeError',
    `A value of type ${what} has no counterpart in PHP: give null, a boolean, a number, a string, an array, a plain object or a Map.`,
  );
}
