import type { Reference } from '@migrate-workbench/engine/definition/definition.ts';
import type { MigrationContext } from '../context.ts';
import { isKnownMigration, knownMigrations } from '../migrationIds.ts';
import { migrationReferences } from '../migrationReferences.ts';
import { nearMatch } from '../nearMatch.ts';
import { type Problem, type Rule, replaceWith } from '../problem.ts';
import { quotedLike } from './unresolved-constant.ts';

/**
 * A lookup in, or a dependency on, a migration that does not exist. Drupal drops the dependency and the lookup finds nothing, both
 * without an error. An id near a known one is a mistake; another may be of a module that is not in the workspace.
 */
export const unknownMigration: Rule = {
  code: 'unknown-migration',
  title: 'Unknown migration',
  severity: 'warning',
  inBrokenText: true,
  check(context, report) {
    const { required, optional } = context.definition.dependencies;
    for (const reference of [...required, ...optional, ...migrationReferences(context.steps)]) {
      const problem = problemOf(reference, context);
      if (problem !== undefined) report(problem);
    }
  },
};

function problemOf({ name, range, node }: Reference, { knowledge, file }: MigrationContext): Problem | undefined {
  const { workspace, site } = knowledge;
  if (name === '' || /^(?:constants\/|@)/.test(name) || name === file.id?.name || isKnownMigration(name, workspace))
    return undefined;
  const meant = nearMatch(name, knownMigrations(workspace));
  if (meant !== undefined) {
    const message = `There is no migration "${name}". Did you mean "${meant}"? Drupal ignores the name in silence.`;
    return {
      range,
      message,
      fixes: [replaceWith(node.range, quotedLike(node.style, meant), `Replace with "${meant}"`)],
    };
  }
  const message = `No migration "${name}" is in this workspace. Unless a module that is not here provides it, Drupal ignores the name in silence.`;
  return { range, message, severity: site.known ? 'info' : 'hint' };
}
