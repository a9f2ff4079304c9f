import { stringOf } from '../../php/casts.ts';
import { arrayFrom, isArray, type Key, type Value } from '../../php/value.ts';
import type { DestinationFactory } from '../destination.ts';
import { RollbackAction } from '../exceptions.ts';

/** Rows of a small table of Drupal's that nothing else reads: kept by collection and key. */
export interface KeptValues {
  readonly collection: string;
  /** Names and types of the destination ids. */
  readonly ids: Readonly<Record<string, 'integer' | 'string'>>;
  /** Properties whose values name the entry. */
  readonly key: readonly string[];
  /** Properties with their labels. */
  readonly fields: Readonly<Record<string, string>>;
  /** The value that is kept; all other properties where it is missing. */
  readonly value?: string;
}

/** A destination that keeps such values. A rollback leaves them. */
export function keptValues({ collection, ids, key, fields, value }: KeptValues): DestinationFactory {
  const definitions = new Map(
    Object.entries(ids).map(([name, type]) => [name, new Map<Key, Value>([['type', type]])] as const),
  );
  const others = Object.keys(fields).filter((name) => !key.includes(name));
  return (_options, { services }) => ({
    supportsRollback: false,
    ids: () => definitions,
    fields: () => new Map(Object.entries(fields)),
    import: (row) => {
      const at = (name: string): Value => row.destinationProperty(name) ?? null;
      const name = key.map((part) => text(at(part))).join(':');
      const kept = value === undefined ? arrayFrom(others.map((other) => [other, at(other)] as const)) : at(value);
      services.keyValue.set(collection, name, kept);
      return [...definitions.keys()].map(at);
    },
    rollbackAction: () => RollbackAction.Delete,
    rollback: () => undefined,
  });
}

function text(value: Value): string {
  return isArray(value) ? '' : stringOf(value);
}
