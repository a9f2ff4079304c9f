import { stringOf as phpString, toBoolean } from '../php/casts.ts';
import { elementAt, entries, isArray, type Key, type PhpArray, type Value, valuesOf } from '../php/value.ts';
import type { Definition, Migration } from './definition.ts';
import { isEmptyArray, mergeDeep, replaceRecursive } from './merge.ts';

/** What is merged into a migration: its group, and what it includes, in order. */
export interface MergedConfiguration {
  readonly group: Definition | undefined;
  readonly includes: readonly Value[];
}

/**
 * The migration that a definition stands for, with the shared configuration of its group (migrate_plus) and its includes
 * (migrate_tools). The caller has seen to it that the definition has an id.
 */
export function createMigration(id: string, definition: Definition, merged: MergedConfiguration): Migration {
  const own = definition.root?.value ?? [];
  let raw: PhpArray = isArray(own) ? own : [];
  const shared = merged.group?.shared?.root?.value;
  if (isArray(shared)) raw = withGroup(raw, shared);
  for (const include of merged.includes) if (isArray(include)) raw = mergeDeep(include, raw);
  return fromRaw(id, new Map(entries(raw)), definition);
}

/**
 * `migrate_plus_migration_plugins_alter`: for each key of the group, both arrays are merged with the migration winning, a key
 * that the migration lacks or has as NULL is the group's.
 */
function withGroup(migration: PhpArray, shared: PhpArray): PhpArray {
  const merged = new Map(entries(migration));
  for (const [key, value] of entries(shared)) {
    const own = merged.get(key) ?? null;
    if (isArray(own) && isArray(value)) merged.set(key, replaceRecursive(value, own));
    else if (own === null) merged.set(key, value);
  }
  return merged;
}

/** A migration from its whole definition as values. */
export function fromRaw(id: string, raw: ReadonlyMap<Key, Value>, definition: Definition): Migration {
  const dependencies = raw.get('migration_dependencies');
  const group = raw.get('migration_group') ?? null;
  const plugin = isArray(raw.get('idMap')) ? elementAt(section(raw, 'idMap'), 'plugin') : undefined;
  return {
    id,
    label: text(raw.get('label')),
    group: group === null || !toBoolean(group) ? null : text(group),
    tags: texts(raw.get('migration_tags')),
    source: section(raw, 'source'),
    process: section(raw, 'process'),
    destination: section(raw, 'destination'),
    dependencies: {
      required: texts(isArray(dependencies) ? elementAt(dependencies, 'required') : null),
      optional: texts(isArray(dependencies) ? elementAt(dependencies, 'optional') : null),
    },
    idMapPlugin: text(plugin) || 'sql',
    raw,
    definition,
  };
}

function section(raw: ReadonlyMap<Key, Value>, key: string): ReadonlyMap<Key, Value> {
  const value = raw.get(key);
  return isArray(value) && !isEmptyArray(value) ? new Map(entries(value)) : new Map();
}

function text(value: Value | undefined): string {
  return value === undefined || (typeof value === 'object' && value !== null) ? '' : phpString(value);
}

function texts(value: Value | undefined): readonly string[] {
  if (value === undefined || value === null) return [];
  return isArray(value) ? valuesOf(value).map(text) : [text(value)];
}
