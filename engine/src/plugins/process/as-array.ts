import { DataObject } from '../../php/objects.ts';
import { arrayFrom, isArray, type PhpArray, type Value, valuesOf } from '../../php/value.ts';

/** PHP's `(array)`: NULL is empty, a scalar the only element, an object its properties. */
export function asArray(value: Value): PhpArray {
  if (isArray(value)) return value;
  if (value instanceof DataObject) return arrayFrom(value.properties);
  return value === null ? [] : [value];
}

/** The elements of `(array) $value`. */
export function valuesIn(value: Value): readonly Value[] {
  return valuesOf(asArray(value));
}
