import { toInt } from '../../php/conversion.ts';
import { PhpError } from '../../php/errors.ts';
import { arrayKey, type Key, PhpFloat, type Value } from '../../php/value.ts';

/**
 * The key under which PHP stores an element: `$array[$value] = ...`. NULL is '', booleans and floats are integers.
 * @throws PhpError TypeError for an array or an object
 */
export function offsetOf(value: Value): Key {
  const key = scalarOffset(value);
  if (key === undefined) throw new PhpError('TypeError', 'Illegal offset type');
  return key;
}

/** The key that a scalar stands for, `undefined` for arrays and objects. */
export function scalarOffset(value: Value): Key | undefined {
  if (typeof value === 'string') return arrayKey(value);
  if (typeof value === 'number') return value;
  if (value === null) return '';
  if (typeof value === 'boolean' || typeof value === 'bigint' || value instanceof PhpFloat) {
    return arrayKey(String(toInt(value)));
  }
  return undefined;
}
