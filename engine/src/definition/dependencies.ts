import { stringOf } from '../php/casts.ts';
import { PhpError, PhpException } from '../php/errors.ts';
import { naturalCompare } from '../php/functions/natural-order.ts';
import { elementAt, isArray, type Value, valuesOf } from '../php/value.ts';
import type { Migration } from './definition.ts';
import { type Edges, pathsOf, weightsOf } from './graph.ts';
import { findMigrationDependencies } from './normalize.ts';

/** All migrations by id, in the order of discovery. */
export type Migrations = ReadonlyMap<string, Migration>;

export interface Dependencies {
  readonly required: readonly string[];
  readonly optional: readonly string[];
}

/**
 * The migrations that these ids stand for: a base id means all its derivatives, and unknown ids vanish without an error, as in
 * `MigrationPluginManager::expandPluginIds`.
 */
export function expandPluginIds(ids: readonly string[], all: Migrations): readonly string[] {
  const expanded: string[] = [];
  for (const id of ids) {
    if (hasDerivatives(id, all)) for (const known of all.keys()) if (known.startsWith(`${id}:`)) expanded.push(known);
    if (all.has(id)) expanded.push(id);
  }
  return expanded;
}

const derivedBases = new WeakMap<Migrations, ReadonlySet<string>>();

/** Whether any migration's id begins with this id and a colon; looked up once for each set of migrations. */
function hasDerivatives(id: string, all: Migrations): boolean {
  let bases = derivedBases.get(all);
  if (bases === undefined) {
    const found = new Set<string>();
    for (const known of all.keys()) {
      for (let colon = known.indexOf(':'); colon >= 0; colon = known.indexOf(':', colon + 1))
        found.add(known.slice(0, colon));
    }
    bases = found;
    derivedBases.set(all, bases);
  }
  return bases.has(id);
}

/**
 * What a migration waits for, as `Migration::getMigrationDependencies` says: the optional list holds its lookups too. With
 * `expand`, only existing migrations, base ids replaced by their derivatives.
 * @throws PhpException for dependencies of the wrong shape
 * @throws MigrateException and PhpError for a process section that Drupal refuses
 */
export function migrationDependencies(migration: Migration, all: Migrations, expand = true): Dependencies {
  const { required, optional } = declaredDependencies(migration);
  const owner = { id: migration.id, derived: (migration.raw.get('deriver') ?? null) !== null };
  const process = migration.raw.has('process') ? (migration.raw.get('process') ?? null) : [];
  const both = [...new Set([...optional, ...findMigrationDependencies(process, owner)])];
  if (!expand) return { required, optional: both };
  return { required: expandPluginIds(required, all), optional: [...new Set(expandPluginIds(both, all))] };
}

function declaredDependencies(migration: Migration): Dependencies {
  const value = migration.raw.get('migration_dependencies') ?? null;
  // PHP's `?:`: whatever is false stands for no dependencies at all.
  if (value === null || value === false || value === '' || value === 0 || value === '0')
    return { required: [], optional: [] };
  if (!isArray(value)) throw new PhpError('TypeError', 'Unsupported operand types: string + array');
  const required = elementAt(value, 'required') ?? [];
  const optional = elementAt(value, 'optional') ?? [];
  const extra = [...keysOf(value)].some((key) => key !== 'required' && key !== 'optional');
  if (extra || !isArray(required) || !isArray(optional)) {
    throw new PhpException(
      'Drupal\\Component\\Plugin\\Exception\\InvalidPluginDefinitionException',
      `Invalid migration dependencies configuration for migration ${migration.id}`,
    );
  }
  return { required: valuesOf(required).map(stringOf), optional: valuesOf(optional).map(stringOf) };
}

function keysOf(value: Value): Iterable<number | string> {
  return value instanceof Map || Array.isArray(value) ? value.keys() : [];
}

/**
 * The migrations that must have run before this one, when `created` are made in one call (one alone sees only what it names
 * itself): the `requirements` that `MigrationPluginManager::buildDependencyMigration` gives it.
 * @throws as {@link migrationDependencies} does
 */
export function requirementsOf(id: string, all: Migrations, created: readonly string[] = [id]): readonly string[] {
  const { everything, required } = buildGraphs(created, all);
  return [...(pathsOf(required ?? everything).get(id) ?? [])];
}

/**
 * Ids in the order in which Drupal runs them: dependencies first, ties by natural order; base ids expanded, unknown ids left
 * out. A cycle is no error, its members keep an order of their own: `MigrationPluginManager::createInstances`.
 * @throws as {@link migrationDependencies} does
 */
export function sortByDependencies(ids: readonly string[], all: Migrations): readonly string[] {
  const weights = weightsOf(buildGraphs(ids, all).everything);
  return [...weights.keys()].sort(
    (a, b) => (weights.get(b) ?? 0) - (weights.get(a) ?? 0) || naturalCompare(a, b, false),
  );
}

/** What each migration waits for, and what it cannot do without: the latter is the same where nothing is optional. */
function buildGraphs(
  ids: readonly string[],
  all: Migrations,
): { everything: ReadonlyMap<string, Edges>; required: ReadonlyMap<string, Edges> | undefined } {
  const everything = new Map<string, Edges>();
  const required = new Map<string, Edges>();
  let hasOptional = false;
  for (const id of expandPluginIds(ids, all)) {
    const migration = all.get(id);
    if (migration === undefined || everything.has(id)) continue;
    const dependencies = migrationDependencies(migration, all);
    everything.set(id, new Set([...dependencies.required, ...dependencies.optional]));
    if (dependencies.required.length > 0) required.set(id, new Set(dependencies.required));
    if (dependencies.optional.length > 0) hasOptional = true;
  }
  return { everything, required: hasOptional ? required : undefined };
}
