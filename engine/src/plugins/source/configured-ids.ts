import { entries, isArray, type Key, type Value } from '../../php/value.ts';
import type { IdDefinitions } from '../../pipeline/row.ts';

/** Id definitions as a migration writes them: `{id: {type: integer}}`. */
export function configuredIds(ids: Value): IdDefinitions {
  const definitions = new Map<string, ReadonlyMap<Key, Value>>();
  if (!isArray(ids)) return definitions;
  for (const [name, definition] of entries(ids)) {
    definitions.set(String(name), new Map(isArray(definition) ? entries(definition) : []));
  }
  return definitions;
}
