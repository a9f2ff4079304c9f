import type { MigrationContext } from '../context.ts';
import { nearMatch } from '../nearMatch.ts';
import { type Problem, type Rule, replaceWith } from '../problem.ts';
import type { PropertyReference, Scope } from '../steps.ts';
import { quotedLike } from './unresolved-constant.ts';

/** `@name` for a destination property that no pipeline of the row sets: the value is NULL, without an error. */
export const undefinedPseudofield: Rule = {
  code: 'undefined-pseudofield',
  title: 'Undefined pseudofield',
  severity: 'warning',
  check(context, report) {
    for (const reference of context.references) {
      const problem = problemOf(reference, context);
      if (problem !== undefined) report(problem);
    }
  },
};

function problemOf(reference: PropertyReference, context: MigrationContext): Problem | undefined {
  const { property, range, node, scope } = reference;
  if (property.kind !== 'destination' || property.path === '' || scope.open) return undefined;
  const path = property.path;
  if (sets(scope, path)) return undefined;
  const outer = outerScope(scope, path);
  if (outer) {
    const message = `"@${path}" is a property of the outer row: a nested process section has a row of its own, where it is NULL.`;
    return { range, message };
  }
  const meant = nearMatch(path, scope.destinations);
  if (meant === undefined && !context.complete && scope.owner === undefined) return undefined;
  const message = `No pipeline sets "${path}": "@${path}" will be NULL.`;
  if (meant === undefined) return { range, message };
  const fix = replaceWith(node.range, quotedLike(node.style, `@${meant}`), `Replace with "@${meant}"`);
  return { range, message: `${message} Did you mean "@${meant}"?`, fixes: [fix] };
}

function sets(scope: Scope, path: string): boolean {
  return scope.paths.firstOverlap(path) !== undefined;
}

function outerScope(scope: Scope, path: string): boolean {
  for (let owner = scope.owner; owner !== undefined; owner = owner.scope.owner)
    if (sets(owner.scope, path)) return true;
  return false;
}
