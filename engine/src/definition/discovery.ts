import { entries, isArray, type Value } from '../php/value.ts';
import type { Definition, Migration } from './definition.ts';
import { createMigration } from './effective.ts';
import { child } from './syntax.ts';

/** A definition and what its place in the workspace says about it. */
export interface Discovered {
  readonly definition: Definition;
  /** The module that holds it. */
  readonly provider: string | undefined;
  /** Of several copies of one configuration the lowest counts: the site's own, then those that modules install. */
  readonly rank: number;
}

/** Why Drupal has no migration for a file. */
export type DropReason = 'invalid-yaml' | 'no-id' | 'no-source' | 'disabled' | 'overridden';

/** A file that gives no migration. */
export interface Dropped {
  readonly definition: Definition;
  readonly reason: DropReason;
  /** The file that is used instead. */
  readonly by?: string;
}

/** An exception with which Drupal's discovery ends: no migration at all is available then. */
export interface DiscoveryError {
  readonly file: string;
  readonly message: string;
  /** The message of the exception behind it. */
  readonly previous?: string;
}

/** What the files of a workspace come to. */
export interface Discovery {
  readonly migrations: ReadonlyMap<string, Migration>;
  readonly groups: ReadonlyMap<string, Definition>;
  /** Shared configuration of migrate_tools by id. */
  readonly shared: ReadonlyMap<string, Value>;
  readonly dropped: readonly Dropped[];
  /** Ids that several files claim, where Drupal takes the last one silently. Copies of configuration are not meant. */
  readonly duplicates: ReadonlyMap<string, readonly string[]>;
  readonly errors: readonly DiscoveryError[];
}

/**
 * Carries out Drupal's discovery (ENGINE.md 1): plugins of all modules, then configuration, which replaces plugins of the same
 * id; then groups and includes. Where Drupal would have no migration at all, the error is kept and the others go on.
 */
export function discover(files: Iterable<Discovered>): Discovery {
  const found = [...files].sort(byDiscovery);
  const groups = pickGroups(found);
  const shared = collectShared(found);
  const dropped: Dropped[] = [];
  const errors: DiscoveryError[] = [];
  const plugins = new Map<string, Discovered>();
  const configured = new Map<string, Discovered>();
  const claims = new Map<string, Discovered[]>();
  for (const file of found) {
    const { definition } = file;
    if (definition.kind !== 'plugin' && definition.kind !== 'configuration') continue;
    const reason = reasonToDrop(definition);
    const id = definition.id?.name;
    if (definition.kind === 'plugin') errors.push(...discoveryErrors(definition));
    if (id !== undefined) claims.set(id, [...(claims.get(id) ?? []), file]);
    if (reason !== undefined || id === undefined) {
      dropped.push({ definition, reason: reason ?? 'no-id' });
      continue;
    }
    choose(definition.kind === 'plugin' ? plugins : configured, id, file, dropped);
  }
  for (const [id, file] of configured) choose(plugins, id, file, dropped);
  const migrations = new Map<string, Migration>();
  for (const [id, { definition }] of plugins) migrations.set(id, effective(id, definition, groups, shared));
  return { migrations, groups, shared, dropped, duplicates: duplicatesIn(claims), errors };
}

/** Modules and files by name; configuration so that the copy that counts comes last. */
function byDiscovery(a: Discovered, b: Discovered): number {
  if (a.rank !== b.rank) return b.rank - a.rank;
  return compare(a.provider ?? '', b.provider ?? '') || compare(a.definition.file, b.definition.file);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function choose(chosen: Map<string, Discovered>, id: string, file: Discovered, dropped: Dropped[]): void {
  const before = chosen.get(id);
  if (before !== undefined)
    dropped.push({ definition: before.definition, reason: 'overridden', by: file.definition.file });
  chosen.set(id, file);
}

function reasonToDrop(definition: Definition): DropReason | undefined {
  if (definition.yaml.problems.length > 0 && definition.root === undefined) return 'invalid-yaml';
  if (definition.id === undefined) return 'no-id';
  if (definition.disabled) return 'disabled';
  // Plugins are filtered before groups are merged in, configuration is not.
  const plugin = child(child(definition.root, 'source'), 'plugin');
  return definition.kind === 'plugin' && (plugin?.value ?? null) === null ? 'no-source' : undefined;
}

function discoveryErrors({ yaml, file, root }: Definition): readonly DiscoveryError[] {
  const [problem] = yaml.problems;
  if (problem !== undefined)
    return [{ file, message: `The ${file} contains invalid YAML`, previous: problem.symfonyMessage }];
  const id = child(root, 'id');
  return (id?.value ?? null) === null
    ? [{ file, message: `The ${file} contains no data in the identifier key 'id'` }]
    : [];
}

function pickGroups(found: readonly Discovered[]): ReadonlyMap<string, Definition> {
  const groups = new Map<string, Definition>();
  for (const { definition } of found) {
    if (definition.kind === 'group' && definition.id !== undefined) groups.set(definition.id.name, definition);
  }
  return groups;
}

/** `MODULE.migrate_shared_configuration.yml` holds several by id, a file in `migrate_shared_configuration/` one. */
function collectShared(found: readonly Discovered[]): ReadonlyMap<string, Value> {
  const shared = new Map<string, Value>();
  for (const { definition } of found) {
    const value = definition.root?.value;
    if (definition.kind !== 'shared' || !isArray(value)) continue;
    if (definition.id !== undefined) shared.set(definition.id.name, withoutId(value));
    else
      for (const [id, element] of entries(value))
        shared.set(String(id), isArray(element) ? withoutId(element) : element);
  }
  return shared;
}

function withoutId(value: Value): Value {
  if (!(value instanceof Map)) return value;
  return new Map([...value].filter(([key]) => key !== 'id'));
}

function duplicatesIn(claims: ReadonlyMap<string, readonly Discovered[]>): ReadonlyMap<string, readonly string[]> {
  const duplicates = new Map<string, readonly string[]>();
  for (const [id, files] of claims) {
    const clashing = files.filter((file) =>
      files.some((other) => other !== file && clash(file.definition, other.definition)),
    );
    if (clashing.length > 1)
      duplicates.set(
        id,
        clashing.map((file) => file.definition.file),
      );
  }
  return duplicates;
}

/** Two plugins, or two files of one configuration folder. */
function clash(a: Definition, b: Definition): boolean {
  if (a.kind !== b.kind) return false;
  return a.kind === 'plugin' || folderOf(a.file) === folderOf(b.file);
}

/** The folder of a path or URI. */
export function folderOf(file: string): string {
  return file.replace(/[/\\][^/\\]*$/, '');
}

interface Made {
  readonly inputs: readonly unknown[];
  readonly migration: Migration;
}

/** Migrations by definition, so that an edit makes only those anew that it touches. */
const made = new WeakMap<Definition, Made>();

function effective(
  id: string,
  definition: Definition,
  groups: ReadonlyMap<string, Definition>,
  shared: ReadonlyMap<string, Value>,
): Migration {
  const group = groups.get(definition.group?.name || 'default');
  const includes = definition.includes.map((include) => shared.get(include.name) ?? null);
  const inputs = [group, ...includes];
  const known = made.get(definition);
  if (
    known !== undefined &&
    known.inputs.length === inputs.length &&
    known.inputs.every((input, i) => input === inputs[i])
  ) {
    return known.migration;
  }
  const migration = createMigration(id, definition, { group, includes });
  made.set(definition, { inputs, migration });
  return migration;
}
