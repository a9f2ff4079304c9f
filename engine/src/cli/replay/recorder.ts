import type { EventDispatcher, EventName } from '../../executable/events.ts';
import { PhpThrowable } from '../../php/errors.ts';
import { isList, type Json, type Key, PhpFloat, PhpObject, type Value } from '../../php/value.ts';
import type { RecordedRow } from './steps.ts';

const EVENTS: readonly EventName[] = [
  'PRE_IMPORT',
  'POST_IMPORT',
  'PRE_ROW_SAVE',
  'POST_ROW_SAVE',
  'MAP_SAVE',
  'MAP_DELETE',
  'IDMAP_MESSAGE',
  'PRE_ROLLBACK',
  'POST_ROLLBACK',
  'PRE_ROW_DELETE',
  'POST_ROW_DELETE',
];

/** What Drupal throws when a definition file cannot be discovered. */
export const DISCOVERY_EXCEPTION = 'Drupal\\Component\\Discovery\\DiscoveryException';

/** Writes down events and rows as they pass. */
export class StepRecorder {
  private readonly names: EventName[] = [];
  readonly rows: RecordedRow[] = [];
  readonly displayed: (readonly [string, string])[] = [];

  constructor(events: EventDispatcher) {
    for (const name of EVENTS) events.on(name, () => void this.names.push(name));
    events.on('PRE_ROW_SAVE', ({ migration, row }) => {
      this.rows.push({
        migration: migration.id,
        source_ids: recorded(row.sourceIdValues()),
        destination: recorded(row.wholeDestination()),
        empty_destination_properties: [...row.emptyDestinationProperties],
      });
    });
    events.on('POST_ROW_SAVE', ({ destinationIds }) => {
      const row = this.rows.at(-1);
      if (row) row.saved_ids = typeof destinationIds === 'boolean' ? destinationIds : recorded(destinationIds);
    });
  }

  /** Event names in order; `NAMExN` for N times running. */
  events(): string {
    const runs: { name: string; times: number }[] = [];
    for (const name of this.names) {
      const last = runs.at(-1);
      if (last?.name === name) last.times++;
      else runs.push({ name, times: 1 });
    }
    return runs.map(({ name, times }) => (times > 1 ? `${name}x${times}` : name)).join(' ');
  }
}

/** A value as recordings write it down. */
export function recorded(value: Value | ReadonlyMap<Key, Value>): Json {
  if (value === null || typeof value === 'string' || typeof value === 'boolean' || typeof value === 'number')
    return value;
  if (typeof value === 'bigint') return value.toString();
  if (value instanceof PhpFloat) {
    if (Number.isFinite(value.value)) return value.value;
    return Number.isNaN(value.value) ? '<NAN>' : value.value > 0 ? '<INF>' : '<-INF>';
  }
  if (value instanceof PhpObject) return { _object: value.className };
  if (isList(value)) return value.map(recorded);
  return Object.fromEntries([...value].map(([key, element]) => [String(key), recorded(element)]));
}

/** An exception as recordings write it down. @throws what is no exception of PHP: a fault of the engine's own */
export function recordedException(error: unknown): { readonly class: string; readonly message: string } {
  if (error instanceof PhpThrowable) return { class: error.className, message: error.message };
  if (error instanceof Error) return { class: `engine:${error.constructor.name}`, message: error.message };
  throw error;
}
