import { PhpError } from '../../php/errors.ts';
import { arrayFrom, entries, isArray, type PhpArray, type Value } from '../../php/value.ts';

/** PHP's `$array[] = $element`. @throws PhpError for what takes no elements */
export function appended(array: Value, element: Value): PhpArray {
  if (array === null || array === false) return [element];
  if (typeof array === 'string') throw new PhpError('Error', '[] operator not supported for strings');
  if (!isArray(array)) throw new PhpError('Error', 'Cannot use a scalar value as an array');
  const pairs = [...entries(array)];
  const next = Math.max(-1, ...pairs.flatMap(([key]) => (typeof key === 'number' ? [key] : []))) + 1;
  return arrayFrom([...pairs, [next, element]]);
}
