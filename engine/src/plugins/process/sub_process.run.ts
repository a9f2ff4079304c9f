import { stringOf, toBoolean, typeName } from '../../php/conversion.ts';
import { arrayFrom, arrayKey, entries, isArray, type Key, type Value } from '../../php/value.ts';
import { andThen } from '../../pipeline/maybe.ts';
import { type IdDefinitions, Row } from '../../pipeline/row.ts';
import { MigrateException, MigrateSkipRowException } from '../exceptions.ts';
import type { NestedProcess, ProcessFactory } from '../process.ts';
import type { Maybe } from '../services.ts';
import { option } from './configuration.ts';
import { eachInOrder } from './in-order.ts';
import { offsetOf } from './offset.ts';

const NO_IDS: IdDefinitions = new Map();

/** `Drupal\migrate\Plugin\migrate\process\SubProcess`. */
const factory: ProcessFactory = (configuration, { compile }) => {
  const section = onFirstUse(() => compile(option(configuration, 'process')));
  const withKey = configuration.has('key');
  const keySection = onFirstUse(() => compile(arrayFrom([['key', option(configuration, 'key')]])));
  const includeSource = toBoolean(option(configuration, 'include_source'));
  const sourceKey = arrayKey(stringOf(configuration.get('source_key') ?? 'source'));

  /** The item's new key, once its own pipelines have run; NULL drops the item. */
  function newKey(key: Key, row: Row): Maybe<Value> {
    if (!withKey) return key;
    return andThen(keySection().run(row, key), () => row.destinationProperty('key') ?? null);
  }

  function runItem(key: Key, item: Value, parent: Value, result: Map<Key, Value>): Maybe<void> {
    if (!isArray(item)) {
      throw new MigrateException(
        `Input array should hold elements of type array, instead element was of type '${typeName(item)}'`,
      );
    }
    const record = new Map(entries(item));
    if (includeSource && !record.has(sourceKey)) record.set(sourceKey, parent);
    const row = new Row(record, new Map(), NO_IDS);
    let skipped = false;
    const ran = unlessSkipped(
      () => section().run(row),
      () => {
        skipped = true;
      },
    );
    return andThen(ran, () => {
      if (skipped) return;
      const destination = arrayFrom(row.wholeDestination());
      return andThen(newKey(key, row), (found) => {
        if (found !== null) result.set(offsetOf(found), destination);
      });
    });
  }

  return {
    transform: (value, { row }) => {
      if (!isArray(value)) return [];
      const parent = includeSource ? arrayFrom(row.wholeSource()) : null;
      const result = new Map<Key, Value>();
      const done = eachInOrder(entries(value), ([key, item]) => runItem(key, item, parent, result));
      return andThen(done, () => arrayFrom(result));
    },
    multiple: () => true,
  };
};

/** Nested plugins are built when the first item comes, as Drupal does, so that their errors are that row's. */
function onFirstUse(compile: () => NestedProcess): () => NestedProcess {
  let compiled: NestedProcess | undefined;
  return () => {
    compiled ??= compile();
    return compiled;
  };
}

function unlessSkipped(run: () => Maybe<void>, skipped: () => void): Maybe<void> {
  const handle = (error: unknown) => {
    if (!(error instanceof MigrateSkipRowException)) throw error;
    skipped();
  };
  try {
    const running = run();
    return running instanceof Promise ? running.catch(handle) : running;
  } catch (error) {
    handle(error);
  }
}

export default factory;
