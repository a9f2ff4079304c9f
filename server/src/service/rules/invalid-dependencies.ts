import { entryOf, type MappingEntry } from '@migrate-workbench/engine/definition/syntax.ts';
import { nearMatch } from '../nearMatch.ts';
import { type Problem, type Rule, replaceWith } from '../problem.ts';

const keys: readonly string[] = ['required', 'optional'];

/** `migration_dependencies` of another shape than two lists: an exception in Drupal 11, ignored with a notice in 10. */
export const invalidDependencies: Rule = {
  code: 'invalid-dependencies',
  title: 'Invalid dependencies',
  severity: 'warning',
  check({ definition }, report) {
    const entry = entryOf(definition.root, 'migration_dependencies');
    if (entry === undefined) return;
    if (entry.value.kind === 'sequence' && entry.value.items.length > 0) {
      const message =
        'Dependencies are to be listed below "required" or "optional": Drupal 10 ignores a plain list, Drupal 11 refuses it.';
      report({ range: entry.key.range, message });
    }
    if (entry.value.kind !== 'mapping') return;
    const { entries } = entry.value;
    for (const each of entries) {
      const problem = problemOf(each, entries);
      if (problem !== undefined) report(problem);
    }
  },
};

function problemOf({ name, key, value }: MappingEntry, entries: readonly MappingEntry[]): Problem | undefined {
  if (!keys.includes(name)) {
    const free = keys.filter((each) => !entries.some((entry) => entry.name === each));
    const meant = nearMatch(name, free);
    const message = `Only "required" and "optional" may stand here, not "${name}": Drupal 10 ignores it, Drupal 11 refuses the migration.`;
    return { range: key.range, message, fixes: meant === undefined ? [] : [replaceWith(key.range, meant)] };
  }
  if (value.kind !== 'scalar' || value.value === null) return undefined;
  return {
    range: value.range,
    message: `"${name}" is to be a list of migration ids: Drupal 11 refuses anything else.`,
  };
}
