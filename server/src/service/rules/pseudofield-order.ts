import type { Problem, Rule } from '../problem.ts';
import type { PropertyReference } from '../steps.ts';

/** `@name` for a property that is set further down: pipelines run in the order of the text, so the value is still NULL. */
export const pseudofieldOrder: Rule = {
  code: 'pseudofield-order',
  title: 'Pseudofield used before it is set',
  severity: 'warning',
  check({ references }, report) {
    for (const reference of references) {
      const problem = problemOf(reference);
      if (problem !== undefined) report(problem);
    }
  },
};

function problemOf({ property, range, scope, order }: PropertyReference): Problem | undefined {
  if (property.kind !== 'destination' || property.path === '' || scope.open) return undefined;
  const path = property.path;
  const at = scope.paths.firstOverlap(path);
  if (at === undefined || at < order) return undefined;
  const message =
    at === order
      ? `"@${path}" reads the property that this pipeline is about to set: it is still NULL.`
      : `"@${path}" is used before "${scope.destinations[at]}" is set: it is still NULL. Move that pipeline up.`;
  return { range, message };
}
