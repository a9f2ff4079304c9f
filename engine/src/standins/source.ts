import { toBoolean } from '../php/conversion.ts';
import { PhpError } from '../php/errors.ts';
import { entries, isArray, type Key, type Value } from '../php/value.ts';
import { andThen } from '../pipeline/maybe.ts';
import type { SourceFactory, SourceRecord } from '../plugins/source.ts';
import type { SourceStandIn, SourceStandInContext } from './config.ts';
import { idDefinitions } from './ids.ts';
import { StandInRow } from './row.ts';
import { asPhp, guarded, guardedNow } from './throwing.ts';
import { fromPlain, toPlainRecord } from './values.ts';

/** Records that are handed on at once. */
const CHUNK = 500;

/** A source stand-in as the engine takes its plugins. */
export function sourceFactory(standIn: SourceStandIn): SourceFactory {
  return (configuration, { migrationId }) => {
    const context: SourceStandInContext = {
      configuration: toPlainRecord(configuration),
      migration: { id: migrationId },
    };
    const { ids, fields = {}, prepareRow, checkRequirements } = standIn;
    return {
      ids: () => guardedNow(() => idDefinitions(typeof ids === 'function' ? ids(context) : ids)),
      fields: () => new Map(Object.entries(fields)),
      read: () => chunks(standIn, context),
      count: () => (standIn.count ? guarded(() => standIn.count?.(context) ?? -1) : countRows(standIn, context)),
      ...(prepareRow && {
        prepareRow: (row) =>
          andThen(
            guarded(() => prepareRow.call(standIn, new StandInRow(row), context)),
            isKept,
          ),
      }),
      ...(checkRequirements && { checkRequirements: () => guarded(() => checkRequirements.call(standIn, context)) }),
    };
  };
}

/** Whether a row stays after `prepareRow`: nothing returned is no objection. */
export function isKept(returned: unknown): boolean {
  return returned === undefined || returned === null || toBoolean(fromPlain(returned));
}

/** The records in chunks. What was read before an error is handed on first. */
async function* chunks(
  standIn: SourceStandIn,
  context: SourceStandInContext,
): AsyncGenerator<readonly SourceRecord[], void> {
  let chunk: SourceRecord[] = [];
  let failure: unknown;
  try {
    for await (const record of standIn.rows(context)) {
      chunk.push(recordOf(record));
      if (chunk.length < CHUNK) continue;
      yield chunk;
      chunk = [];
    }
  } catch (error) {
    failure = asPhp(error);
  }
  if (chunk.length > 0) yield chunk;
  if (failure !== undefined) throw failure;
}

function recordOf(given: unknown): ReadonlyMap<Key, Value> {
  const value = fromPlain(given);
  if (!isArray(value)) throw new PhpError('TypeError', 'A source gave a record that is neither an object nor a Map.');
  return value instanceof Map ? value : new Map(entries(value));
}

async function countRows(standIn: SourceStandIn, context: SourceStandInContext): Promise<number> {
  let count = 0;
  for await (const chunk of chunks(standIn, context)) count += chunk.length;
  return count;
}
