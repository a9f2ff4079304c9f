import { child, type MappingEntry, type Node } from '@migrate-workbench/engine/definition/syntax.ts';
import { migrationKeys } from '@migrate-workbench/engine/plugins/migration-keys.ts';
import type { MigrationContext } from '../context.ts';
import { nearMatch } from '../nearMatch.ts';
import { type Problem, type Rule, replaceWith } from '../problem.ts';

const keysOfMigrations: ReadonlySet<string> = new Set(migrationKeys.map((key) => key.name));

/** Keys of a group's file, read by migrate_plus or kept by the configuration system. */
const keysOfGroups: ReadonlySet<string> = new Set([
  ...['id', 'label', 'description', 'source_type', 'module', 'shared_configuration'],
  ...['uuid', 'langcode', 'status', 'dependencies', '_core', 'third_party_settings'],
]);

/** Keys that people write for another one, too far off to be a misspelling. */
const misplaced: ReadonlyMap<string, string> = new Map([
  ['group', 'migration_group'],
  ['groups', 'migration_group'],
  ['migration_groups', 'migration_group'],
  ['tags', 'migration_tags'],
  ['requires', 'migration_dependencies'],
]);

/**
 * Top-level keys that nothing reads. Drupal keeps them without a word. Reported only where the key is near a known one that
 * is missing, or holds a pipeline whose indentation got lost; others may be read by a class, a deriver or a module.
 */
export const unknownKey: Rule = {
  code: 'unknown-key',
  title: 'Unknown top-level key',
  severity: 'warning',
  inBrokenText: true,
  check(context, report) {
    const { file } = context;
    if (file.root === undefined || file.kind === 'shared') return;
    const known = file.kind === 'group' ? keysOfGroups : keysOfMigrations;
    for (const entry of file.root.entries) {
      if (known.has(entry.name)) continue;
      const problem = problemOf(entry, known, context);
      if (problem !== undefined) report(problem);
    }
  },
};

function problemOf(entry: MappingEntry, known: ReadonlySet<string>, { file }: MigrationContext): Problem | undefined {
  const range = entry.key.range;
  const meant = nearMatch(entry.name, known) ?? misplaced.get(entry.name);
  if (meant !== undefined && known.has(meant) && child(file.root, meant) === undefined) {
    const message = `Unknown key "${entry.name}": Drupal ignores it. Did you mean "${meant}"?`;
    return { range, message, fixes: [replaceWith(range, meant)] };
  }
  if (file.kind === 'group' || !isPipeline(entry.value)) return undefined;
  const message = `"${entry.name}" looks like a process pipeline, but stands at the top level, where Drupal ignores it. Indent it below "process".`;
  return { range, message };
}

function isPipeline(node: Node): boolean {
  if (node.kind !== 'sequence') return child(node, 'plugin') !== undefined;
  return node.items.length > 0 && node.items.every((item) => child(item, 'plugin') !== undefined);
}
