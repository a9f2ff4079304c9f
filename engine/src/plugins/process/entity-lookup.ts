import { strictEquals, stringOf, toBoolean } from '../../php/conversion.ts';

import { arrayFrom, arrayKey, isArray, type Value, valuesOf } from '../../php/value.ts';
import { andThen } from '../../pipeline/maybe.ts';
import type { Configuration, ProcessBuildContext } from '../process.ts';
import type { Maybe } from '../services.ts';
import { isOn, option } from './configuration.ts';
import { type LookupProperties, lookupProperties } from './entity-lookup-properties.ts';
import { type FoundEntity, findEntities } from './entity-query.ts';
import { compareStored } from './entity-query-operators.ts';

/** An `entity_lookup`: what `entity_generate` and `default_entity_value` share with it. */
export interface EntityLookup {
  /** What is searched for a destination property. @throws as `lookupProperties` does */
  properties(destinationProperty: string): LookupProperties;
  /**
   * The id of the first match, a list of ids for an array. An empty value stays as it is, NULL stands for no match, and
   * `false` (`[]` for an array) for matches that all differ in case or type.
   */
  lookUp(value: Value, destinationProperty: string): Maybe<Value>;
}

/** migrate_plus' `EntityLookup`. */
export function entityLookup(configuration: Configuration, context: ProcessBuildContext): EntityLookup {
  const properties = (destinationProperty: string) => lookupProperties(configuration, context, destinationProperty);
  const wrap = option(configuration, 'destination_field');
  const given = option(configuration, 'operator');
  const operator = toBoolean(given) ? stringOf(given) : '=';
  // Only these compare again in PHP, where texts differ by case and 1 is not "1".
  const strict = !isOn(configuration, 'ignore_case') && (operator === '=' || operator === 'IN');

  function results(found: readonly FoundEntity[], value: Value): Value {
    if (found.length === 0) return null;
    const wanted = isArray(value) ? valuesOf(value) : [value];
    const same = (stored: Value | undefined) => stored !== undefined && wanted.some((one) => strictEquals(one, stored));
    const kept = strict ? found.filter((entity) => same(entity.value)) : found;
    const ids = kept.map((entity) => entity.id);
    if (!isArray(value)) return ids[0] ?? false;
    return toBoolean(wrap) ? ids.map((id) => arrayFrom([[arrayKey(stringOf(wrap)), id]])) : ids;
  }

  return {
    properties,
    lookUp: (value, destinationProperty) => {
      if (!toBoolean(value)) return value;
      const { entityType, valueKey, bundleKey, bundles } = properties(destinationProperty);
      const query = {
        entityType,
        field: valueKey,
        operator: isArray(value) && operator === '=' ? 'IN' : operator,
        value,
        ...(bundleKey === '' ? {} : { bundle: { key: bundleKey, names: bundles.map(stringOf) } }),
      };
      return andThen(findEntities(context.services, query), (found) =>
        results(isArray(value) ? descending(found) : found, value),
      );
    },
  };
}

function descending(found: readonly FoundEntity[]): readonly FoundEntity[] {
  return [...found].sort((a, b) => compareStored(b.value ?? null, a.value ?? null));
}
