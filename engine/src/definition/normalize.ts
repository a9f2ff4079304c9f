import { debugType, stringOf } from '../php/casts.ts';
import { PhpError } from '../php/errors.ts';
import { entries, isArray, type Key, type Value, valuesOf } from '../php/value.ts';
import { MigrateException } from '../plugins/exceptions.ts';

/** A step's configuration. */
export type StepConfiguration = ReadonlyMap<Key, Value>;
/** Destination names and the steps of their pipelines, in order. */
export type NormalizedProcess = ReadonlyMap<string, readonly StepConfiguration[]>;

const LOOKUPS: ReadonlySet<Value> = new Set(['migration', 'migration_lookup']);
const NESTED: ReadonlySet<Value> = new Set(['iterator', 'sub_process']);
const MAX_NESTING = 100;

/**
 * The pipelines of a process section with every shorthand written out, as `Migration::getProcessNormalized` gives them.
 * @throws MigrateException for a pipeline that is no string and no array
 * @throws PhpError where Drupal dies: for a section that is no array, and of steps that are strings
 */
export function normalizeProcess(migrationId: string, process: Value): NormalizedProcess {
  if (!isArray(process)) throw notAnArray(process);
  const lists = new Map<string, readonly Value[]>();
  for (const [destination, pipeline] of entries(process)) {
    lists.set(String(destination), stepsOf(migrationId, String(destination), pipeline));
  }
  return new Map([...lists].map(([destination, steps]) => [destination, steps.map(configurationOf)]));
}

function stepsOf(migrationId: string, destination: string, pipeline: Value): readonly Value[] {
  if (typeof pipeline === 'string') {
    return [
      new Map([
        ['plugin', 'get'],
        ['source', pipeline],
      ]),
    ];
  }
  if (!isArray(pipeline)) {
    throw new MigrateException(`Invalid process for destination '${destination}' in migration '${migrationId}'`);
  }
  const plugin = pipeline instanceof Map ? (pipeline.get('plugin') ?? null) : null;
  return plugin === null ? valuesOf(pipeline) : [pipeline];
}

/** A step as an array of options. PHP reads options of null, numbers and booleans as null, and dies of those of a string. */
function configurationOf(step: Value): StepConfiguration {
  if (typeof step === 'string') throw new PhpError('TypeError', 'Cannot access offset of type string on string');
  return isArray(step) ? new Map(entries(step)) : new Map();
}

/** What `findMigrationDependencies` must know of the migration around a process section. */
export interface Owner {
  readonly id: string;
  /** Whether a deriver made it: then lookups of its own base id do not count. */
  readonly derived: boolean;
}

/**
 * The migrations that a process section looks up, nested sections included: `Migration::findMigrationDependencies`. Repeated
 * ids stay.
 * @throws MigrateException and PhpError as {@link normalizeProcess} does
 */
export function findMigrationDependencies(process: Value, owner: Owner): readonly string[] {
  return collectLookups(process, owner, 0);
}

function collectLookups(process: Value, owner: Owner, depth: number): string[] {
  const found: string[] = [];
  if (depth > MAX_NESTING) return found;
  for (const steps of normalizeProcess(owner.id, process).values()) {
    for (const step of steps) {
      const plugin = step.get('plugin') ?? null;
      const migration = step.get('migration') ?? null;
      if (owner.derived && plugin === 'migration_lookup' && migration === baseId(owner.id)) continue;
      if (LOOKUPS.has(plugin)) found.push(...namesIn(migration));
      if (NESTED.has(plugin)) found.push(...collectLookups(step.get('process') ?? null, owner, depth + 1));
    }
  }
  return found;
}

/** The part of a derived id in front of the derivative; the id itself for others. */
export function baseId(id: string): string {
  const colon = id.indexOf(':');
  return colon < 0 ? id : id.slice(0, colon);
}

/** PHP's `(array)` cast, with every element as a string. */
function namesIn(value: Value): readonly string[] {
  if (value === null) return [];
  if (!isArray(value)) return [stringOf(value)];
  return valuesOf(value).map(stringOf);
}

function notAnArray(value: Value): PhpError {
  return new PhpError(
    'TypeError',
    `Drupal\\migrate\\Plugin\\Migration::getProcessNormalized(): Argument #1 ($process) must be of type array, ${debugType(value)} given`,
  );
}
