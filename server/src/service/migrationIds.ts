import coreMigrations from './data/core-migrations.generated.json' with { type: 'json' };
import type { WorkspaceKnowledge } from './knowledge.ts';

const core: ReadonlySet<string> = new Set(coreMigrations);

/**
 * Whether a migration of this id is known: one of the workspace or of core, or a derivative or the base of one
 * (`d7_node` stands for `d7_node:article` and the like).
 */
export function isKnownMigration(id: string, workspace: WorkspaceKnowledge): boolean {
  if (core.has(id) || workspace.migrations(id).length > 0) return true;
  const base = id.split(':')[0] ?? id;
  if (base !== id) return core.has(base) || workspace.migrations(base).length > 0;
  const start = `${id}:`;
  for (const known of workspace.migrationIds()) if (known.startsWith(start)) return true;
  return false;
}

/** Ids of the workspace's migrations, then those of core. */
export function* knownMigrations(workspace: WorkspaceKnowledge): Iterable<string> {
  yield* workspace.migrationIds();
  yield* core;
}
