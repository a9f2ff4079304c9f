import { elementAt, isArray, type Value } from '../php/value.ts';
import { itemsOf } from './field-plan.ts';

/** The one value in what a row gives for a field with one property: `5`, `{value: 5}`, `[{target_id: x}]`. NULL without one. */
export function mainValueOf(given: Value): Value {
  if (!isArray(given)) return given;
  for (const item of itemsOf(given)) {
    if (!isArray(item)) return item;
    return elementAt(item, 'value') ?? elementAt(item, 'target_id') ?? null;
  }
  return null;
}
