import { PhpError } from './errors.ts';
import { doubleFitsInt, INT_MAX, INT_MIN, type Int, intFrom, intFromDouble } from './integers.ts';
import { castFloat, parseLeadingFloat, parseLeadingNumeric, parseNumeric } from './numeric.ts';
import { countOf, isArray, PhpFloat, PhpObject, type Value } from './value.ts';

/** `(bool)`: '', '0', 0, 0.0, false, NULL and [] are false. */
export function toBoolean(value: Value): boolean {
  if (typeof value === 'string') return value !== '' && value !== '0';
  if (typeof value === 'boolean') return value;
  if (value === null) return false;
  if (typeof value === 'number') return value !== 0;
  if (typeof value === 'bigint') return value !== 0n;
  if (value instanceof PhpFloat) return value.value !== 0;
  return isArray(value) ? countOf(value) > 0 : true;
}

/**
 * `(string)`: an array gives "Array", as PHP does with a warning.
 * @throws PhpError for an object, which has no `__toString` here
 */
export function stringOf(value: Value): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'bigint') return String(value);
  if (value === null || value === false) return '';
  if (value === true) return '1';
  if (value instanceof PhpFloat) return castFloat(value.value);
  if (value instanceof PhpObject)
    throw new PhpError('Error', `Object of class ${value.className} could not be converted to string`);
  return 'Array';
}

/** `(int)`: the leading number of a string, floats cut towards zero and wrapped beyond 64 bits, 1 for a non-empty array. */
export function toInt(value: Value): Int {
  if (typeof value === 'number' || typeof value === 'bigint') return value;
  if (typeof value === 'string') return stringToInt(value);
  if (value instanceof PhpFloat) return intFromDouble(value.value);
  if (value === null || value === false) return 0;
  if (value === true) return 1;
  return isArray(value) ? Number(countOf(value) > 0) : 1;
}

/** A numeric string that is too large saturates, where a float wraps. */
function stringToInt(text: string): Int {
  const number = parseLeadingNumeric(text);
  if (number === undefined) return 0;
  if (!(number instanceof PhpFloat)) return number;
  if (!Number.isFinite(number.value)) return 0;
  if (doubleFitsInt(number.value)) return intFromDouble(number.value);
  return number.value > 0 ? INT_MAX : INT_MIN;
}

/** `(float)`, as a bare JavaScript number. */
export function toFloat(value: Value): number {
  if (value instanceof PhpFloat) return value.value;
  if (typeof value === 'number' || typeof value === 'bigint') return Number(value);
  if (typeof value === 'string') return parseLeadingFloat(value);
  return Number(toInt(value));
}

/** The number a value counts as in arithmetic: numeric strings by their form, NULL and booleans as ints. */
export function toNumber(value: Value): Int | PhpFloat {
  if (typeof value === 'string') return parseLeadingNumeric(value) ?? 0;
  return value instanceof PhpFloat ? value : toInt(value);
}

/** PHP's `is_numeric`. */
export function isNumeric(value: Value): boolean {
  if (typeof value === 'string') return parseNumeric(value) !== undefined;
  return typeof value === 'number' || typeof value === 'bigint' || value instanceof PhpFloat;
}

/** The canonical int of a `bigint` result that may have left 64 bits: a float then, as in PHP's arithmetic. */
export function intOrFloat(value: bigint): Int | PhpFloat {
  return value >= INT_MIN && value <= INT_MAX ? intFrom(value) : new PhpFloat(Number(value));
}

/** PHP's `gettype`: `integer`, `double`, `NULL`, ... */
export function typeName(value: Value): string {
  const name = debugType(value);
  if (value instanceof PhpObject) return 'object';
  return { int: 'integer', float: 'double', bool: 'boolean', null: 'NULL' }[name] ?? name;
}

/** PHP's `get_debug_type`: `int`, `float`, `null`, a class name, ... */
export function debugType(value: Value): string {
  if (value === null) return 'null';
  if (typeof value === 'string') return 'string';
  if (typeof value === 'number' || typeof value === 'bigint') return 'int';
  if (typeof value === 'boolean') return 'bool';
  if (value instanceof PhpFloat) return 'float';
  return value instanceof PhpObject ? value.className : 'array';
}
