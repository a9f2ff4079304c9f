import { stringOf, toBoolean, toFloat, toInt } from '../../php/casts.ts';
import { arrayFrom, elementAt, entries, isArray, isList, PhpFloat, type Value } from '../../php/value.ts';

/**
 * A value made into the types of a schema, of which a sample stands for the schema: `StorableConfigBase::castValue()`.
 * Where the sample says nothing (NULL, no such key) the value stays as it is.
 * @param sample configuration of the same shape: what was stored before, or the defaults
 */
export function castLike(value: Value, sample: Value | undefined): Value {
  if (value === null || sample === undefined || sample === null) return value;
  if (isArray(value)) return isArray(sample) ? castElements(value, sample) : value;
  if (isArray(sample)) return value;
  if (typeof sample === 'string') return stringOf(value);
  if (typeof sample === 'boolean') return toBoolean(value);
  // Forms send empty text for a number that was not given.
  if (value === '') return null;
  if (typeof sample === 'number' || typeof sample === 'bigint') return toInt(value);
  return sample instanceof PhpFloat ? new PhpFloat(toFloat(value)) : value;
}

/** The elements of a list are of one kind, those of a mapping each of its own. */
function castElements(value: Value, sample: Value): Value {
  if (!isArray(value) || !isArray(sample)) return value;
  const first = isList(sample) ? sample[0] : undefined;
  return arrayFrom(
    [...entries(value)].map(([key, element]) => [key, castLike(element, first ?? elementAt(sample, key))] as const),
  );
}
