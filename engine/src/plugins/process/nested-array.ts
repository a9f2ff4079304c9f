import { PhpError } from '../../php/errors.ts';
import { elementAt, isArray, type Value } from '../../php/value.ts';
import { scalarOffset } from './offset.ts';

/**
 * The element at a path of keys, `undefined` where there is none: Drupal's `NestedArray::getValue`.
 * @throws PhpError TypeError for a key that is an array or an object
 */
export function nestedElement(array: Value, path: Iterable<Value>): Value | undefined {
  let current: Value = array;
  for (const step of path) {
    if (!isArray(current)) return undefined;
    const key = scalarOffset(step);
    // PHP compiles the call of array_key_exists away, so its message names the function around it.
    if (key === undefined) throw argumentError(1, '$array', 'must be a valid array offset type');
    const element = elementAt(current, key);
    if (element === undefined) return undefined;
    current = element;
  }
  return current;
}

/** PHP's TypeError about an argument of `NestedArray::getValue`. */
export function argumentError(position: number, name: string, problem: string): PhpError {
  return new PhpError(
    'TypeError',
    `Drupal\\Component\\Utility\\NestedArray::getValue(): Argument #${position} (${name}) ${problem}`,
  );
}
