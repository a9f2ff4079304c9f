import { debugType } from '../../php/conversion.ts';
import { PhpError } from '../../php/errors.ts';
import { countOf, entries, isArray, type PhpArray, type Value, valuesOf } from '../../php/value.ts';
import type { SourceFactory, SourceRecord } from '../source.ts';
import { configuredIds } from './configured-ids.ts';

/** Rows a chunk. */
const CHUNK = 500;

/** `Drupal\migrate\Plugin\migrate\source\EmbeddedDataSource`. */
const factory: SourceFactory = (configuration) => {
  const data = configuration.get('data_rows') ?? null;
  const ids = configuredIds(configuration.get('ids') ?? null);
  return {
    ids: () => ids,
    fields: () => {
      const [first] = valuesOf(countable(data));
      if (first === undefined) return new Map();
      return new Map(Array.from(recordOf(first).keys(), (name) => [String(name), String(name)]));
    },
    count: () => countOf(countable(data)),
    read: () => chunks(data, configuration.get('ids') ?? null),
  };
};

async function* chunks(data: Value, ids: Value): AsyncGenerator<readonly SourceRecord[]> {
  if (!isArray(data)) throw typeError('ArrayIterator::__construct(): Argument #1 ($array) must be of type array', data);
  if (!isArray(ids))
    throw typeError('Drupal\\migrate\\Row::__construct(): Argument #2 ($source_ids) must be of type array', ids);
  let chunk: SourceRecord[] = [];
  for (const row of valuesOf(data)) {
    if (!isArray(row)) {
      if (chunk.length > 0) yield chunk;
      throw new PhpError('TypeError', `Unsupported operand types: ${debugType(row)} + array`);
    }
    chunk.push(recordOf(row));
    if (chunk.length === CHUNK) {
      yield chunk;
      chunk = [];
    }
  }
  if (chunk.length > 0) yield chunk;
}

function recordOf(row: Value): SourceRecord {
  if (row instanceof Map) return row;
  return new Map(isArray(row) ? entries(row) : []);
}

function countable(data: Value): PhpArray {
  if (isArray(data)) return data;
  throw typeError('count(): Argument #1 ($value) must be of type Countable|array', data);
}

function typeError(expected: string, given: Value): PhpError {
  return new PhpError('TypeError', `${expected}, ${debugType(given)} given`);
}

export default factory;
