import { stringOf } from '../../php/conversion.ts';
import type { Value } from '../../php/value.ts';
import type { Row } from '../../pipeline/row.ts';
import type { Condition } from '../condition.ts';
import type { Configuration } from '../process.ts';
import { invalid } from './configured.ts';

/** A condition that compares the source with `value` or `property` (`SimpleComparisonBase`). */
export function comparison(
  id: string,
  configuration: Configuration,
  holds: (source: Value, other: Value) => boolean,
): Condition {
  const other = comparedWith(id, configuration);
  return { evaluate: (source, row) => holds(source, other(row)) };
}

/**
 * What a condition compares with.
 * @throws PhpException InvalidArgumentException where it is not exactly one of `value` and `property`
 */
export function comparedWith(id: string, configuration: Configuration): (row: Row) => Value {
  const property = configuration.get('property') ?? null;
  if (configuration.has('value') === (property !== null)) {
    throw invalid(`Exactly one of value and property must be set when using the ${id} condition.`);
  }
  if (property === null) {
    const value = configuration.get('value') ?? null;
    return () => value;
  }
  if (typeof property !== 'string') {
    throw invalid(`The property configuration must be a string when using the ${id} condition.`);
  }
  const name = stringOf(property);
  return (row) => row.get(name);
}
