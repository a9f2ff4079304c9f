import { entries, isArray, type Key, type Value } from '../php/value.ts';
import type { IdDefinitions } from '../pipeline/row.ts';
import type { StandInIds } from './config.ts';
import { fromPlain } from './values.ts';

/** Id definitions of a stand-in, as the map table takes them. */
export function idDefinitions(ids: StandInIds): IdDefinitions {
  return new Map(Object.entries(ids).map(([name, given]) => [name, definition(given)] as const));
}

function definition(given: StandInIds[string]): ReadonlyMap<Key, Value> {
  const value = fromPlain(typeof given === 'string' ? { type: given } : given);
  return new Map(isArray(value) ? entries(value) : []);
}
