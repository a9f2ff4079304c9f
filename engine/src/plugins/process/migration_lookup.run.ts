import { looseEquals, stringOf } from '../../php/conversion.ts';
import { PhpError, PhpException } from '../../php/errors.ts';
import { arrayKey, countOf, elementAt, isArray, type PhpArray, type Value, valuesOf } from '../../php/value.ts';
import type { Row } from '../../pipeline/row.ts';
import { MigrateException, MigrateSkipRowException, PluginNotFoundException } from '../exceptions.ts';
import {
  type ProcessBuildContext,
  type ProcessContext,
  type ProcessFactory,
  type Stop,
  stopPipeline,
} from '../process.ts';
import type { Maybe } from '../services.ts';
import { afterwards } from './afterwards.ts';
import { isOn, option } from './configuration.ts';

/** Destination ids of the row that was found, `undefined` where none was. */
type Found = readonly Value[] | undefined;

/** `Drupal\migrate\Plugin\migrate\process\MigrationLookup`. */
const factory: ProcessFactory = (configuration, context) => {
  const ids = asArray(option(configuration, 'migration'));
  const plugin: LookupPlugin = {
    migrations: valuesOf(ids).map(stringOf),
    sourceIds: option(configuration, 'source_ids'),
    stubId: option(configuration, 'stub_id'),
    noStub: isOn(configuration, 'no_stub'),
    context,
  };
  return {
    transform: (value, call) => lookUp(plugin, value, call, 0, new Map()),
    async prefetch(values) {
      // With `source_ids` the ids come from the row, not from the value.
      if (isArray(plugin.sourceIds)) return;
      const ids = values.map(asArray).filter((list) => valuesOf(list).some(isValid));
      await context.services.lookup.prefetch?.(plugin.migrations, ids);
    },
  };
};

interface LookupPlugin {
  readonly migrations: readonly string[];
  readonly sourceIds: Value;
  readonly stubId: Value;
  readonly noStub: boolean;
  readonly context: ProcessBuildContext;
}

/** Looks in one migration after the other until one has the row. */
function lookUp(
  plugin: LookupPlugin,
  value: Value,
  call: ProcessContext,
  index: number,
  tried: Map<string, PhpArray>,
): Maybe<Value | Stop> {
  const migration = plugin.migrations[index];
  if (migration === undefined) return notFound(plugin, value, call, tried);
  const ids = idsFor(plugin, migration, value, call.row);
  if (!valuesOf(ids).some(isValid)) return stopPipeline(null);
  tried.set(migration, ids);
  const answer = afterwards(
    () => plugin.context.services.lookup.lookup([migration], ids),
    (rows): Found => rows[0],
    lookupFailed,
  );
  const next = (found: Found): Maybe<Value | Stop> =>
    found === undefined
      ? lookUp(plugin, value, call, index + 1, tried)
      : found.length > 0
        ? unwrapped(found)
        : notFound(plugin, value, call, tried);
  return answer instanceof Promise ? answer.then(next) : next(answer);
}

/** `source_ids` of this migration, else the value; scalars are a list of one. */
function idsFor(plugin: LookupPlugin, migration: string, value: Value, row: Row): PhpArray {
  const names = isArray(plugin.sourceIds) ? elementAt(plugin.sourceIds, arrayKey(migration)) : undefined;
  if (names === undefined || names === null) return asArray(value);
  if (!isArray(names)) {
    throw new PhpError(
      'TypeError',
      'Drupal\\migrate\\Row::getMultiple(): Argument #1 ($properties) must be of type array',
    );
  }
  return [...new Set(valuesOf(names).map(stringOf))].map((name) => row.get(name));
}

/** Only NULL, false, [] and '' cannot be looked up. */
function isValid(value: Value): boolean {
  return !(value === null || value === false || value === '' || (isArray(value) && countOf(value) === 0));
}

function lookupFailed(error: unknown): Found {
  if (error instanceof PluginNotFoundException) return undefined;
  if (error instanceof MigrateException || !(error instanceof PhpException)) throw error;
  // gettype() of an exception is 'object': Drupal's message never names the class.
  throw new MigrateException('A object was thrown while processing this migration lookup');
}

function notFound(
  plugin: LookupPlugin,
  value: Value,
  call: ProcessContext,
  tried: Map<string, PhpArray>,
): Maybe<Value> {
  const stubMigration = plugin.noStub ? undefined : migrationForStub(plugin);
  if (stubMigration === undefined) return null;
  const ids = tried.get(stubMigration);
  if (ids === undefined) {
    throw new PhpError(
      'TypeError',
      'Drupal\\migrate\\MigrateStub::createStub(): Argument #2 ($source_ids) must be of type array, null given',
    );
  }
  return afterwards(
    () => plugin.context.services.lookup.createStub(stubMigration, ids),
    (stub) => (stub === undefined ? null : unwrapped(stub)),
    (error) => stubFailed(error, plugin, value, call.destinationProperty, stubMigration),
  );
}

/** A migration that looks itself up makes its own stubs; else `stub_id` does, else the only migration. */
function migrationForStub({ migrations, stubId, context }: LookupPlugin): string | undefined {
  if (migrations.some((migration) => looseEquals(migration, context.migration.id))) return context.migration.id;
  if (stubId !== null) return stringOf(stubId);
  return migrations.length === 1 ? migrations[0] : undefined;
}

/** `\LogicException` and what PHP derives from it. */
const LOGIC_EXCEPTIONS = new Set([
  'LogicException',
  'BadFunctionCallException',
  'BadMethodCallException',
  'DomainException',
  'InvalidArgumentException',
  'LengthException',
  'OutOfRangeException',
]);

function stubFailed(error: unknown, plugin: LookupPlugin, value: Value, destination: string, migration: string): null {
  if (!(error instanceof PhpException) || error instanceof MigrateException) throw error;
  // Drupal lets a stub of an unknown or of a derived migration pass without a word.
  if (LOGIC_EXCEPTIONS.has(error.className) || error instanceof PluginNotFoundException) return null;
  if (error instanceof MigrateSkipRowException) {
    const what = plugin.context.services.site.drupalVersion === '10.6' ? '' : `value '${stringOf(value)}' and `;
    const reason = error.message === '' || error.message === '0' ? '' : `, with message '${error.message}'`;
    throw new MigrateSkipRowException(
      `Migration lookup for ${what}destination '${destination}' attempted to create a stub using migration ${migration}, which resulted in a row skip${reason}`,
      false,
    );
  }
  throw new MigrateException(`${error.className} was thrown while attempting to stub: ${error.message}`);
}

/** One id alone, several as a list. */
function unwrapped(ids: readonly Value[]): Value {
  if (ids.length === 0) return null;
  return ids.length === 1 ? (ids[0] ?? null) : ids;
}

/** PHP's `(array)`. */
function asArray(value: Value): PhpArray {
  if (isArray(value)) return value;
  return value === null ? [] : [value];
}

export default factory;
