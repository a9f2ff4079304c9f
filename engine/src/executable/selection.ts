import type { Migration } from '../definition/definition.ts';
import { migrationDependencies, sortByDependencies } from '../definition/dependencies.ts';
import { PhpThrowable } from '../php/errors.ts';
import { RunnerError, type Selection } from './runner.ts';

/** The group of a migration without one. */
export const DEFAULT_GROUP = 'default';

/**
 * The migrations that a command means, in dependency order: ids are lower-cased, group and tags combine with AND, several
 * tags with OR, and everything is meant where nothing is given. Mirrors migrate_tools' `migrationList`.
 * @throws RunnerError with exit code 1 for an id that does not exist, in migrate_tools' words
 */
export function selectMigrations(all: ReadonlyMap<string, Migration>, selection: Selection): readonly Migration[] {
  const byLowerCase = new Map([...all.values()].map((migration) => [migration.id.toLowerCase(), migration]));
  const wanted = selection.ids?.map((id) => id.trim().toLowerCase()).filter((id) => id !== '');
  const missing = wanted?.find((id) => !byLowerCase.has(id));
  if (missing !== undefined) throw new RunnerError(`Migration ${missing} does not exist`, { exitCode: 1 });
  const candidates = wanted?.length ? wanted.map((id) => byLowerCase.get(id) as Migration) : [...all.values()];
  const tags = selection.tags?.length ? new Set(selection.tags) : undefined;
  const selected = candidates.filter(
    (migration) =>
      (selection.group === undefined || groupOf(migration) === selection.group) &&
      (!tags || migration.tags.some((tag) => tags.has(tag))),
  );
  return inOrder(selected, all);
}

/**
 * Dependency order. A migration whose process section Drupal refuses would break the whole listing there; here it comes
 * last, and says what is wrong when it is run.
 */
function inOrder(selected: readonly Migration[], all: ReadonlyMap<string, Migration>): readonly Migration[] {
  const sound = selected.filter((migration) => isSound(migration, all));
  const order = sortByDependencies(
    sound.map((migration) => migration.id),
    all,
  );
  return [...order.flatMap((id) => all.get(id) ?? []), ...selected.filter((migration) => !sound.includes(migration))];
}

function isSound(migration: Migration, all: ReadonlyMap<string, Migration>): boolean {
  try {
    migrationDependencies(migration, all);
    return true;
  } catch (error) {
    if (error instanceof PhpThrowable) return false;
    throw error;
  }
}

/** Id of a migration's group. */
export function groupOf(migration: Migration): string {
  return migration.group || DEFAULT_GROUP;
}
