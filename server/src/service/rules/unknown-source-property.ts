import { child } from '@migrate-workbench/engine/definition/syntax.ts';
import type { MigrationContext, SourceColumns } from '../context.ts';
import { nearMatch } from '../nearMatch.ts';
import { type Problem, type Rule, replaceWith } from '../problem.ts';
import { firstSegment } from '../property.ts';
import type { PropertyReference } from '../steps.ts';
import { quotedLike } from './unresolved-constant.ts';

/** A source property that no row has: the value is NULL, without an error. Only where the columns of the source are known. */
export const unknownSourceProperty: Rule = {
  code: 'unknown-source-property',
  title: 'Unknown source property',
  severity: 'warning',
  check(context, report) {
    if (!context.complete) return;
    const columns = context.sourceColumns;
    if (columns === undefined) return;
    for (const reference of context.references) {
      const problem = problemOf(reference, columns, context);
      if (problem !== undefined) report(problem);
    }
  },
};

function problemOf(
  reference: PropertyReference,
  columns: SourceColumns,
  context: MigrationContext,
): Problem | undefined {
  const { property, range, node, scope, order, option } = reference;
  if (option !== 'source' || property.kind !== 'source' || scope.owner !== undefined) return undefined;
  const path = property.path;
  if (firstSegment(path) === 'constants' || isColumn(path, columns, context)) return undefined;
  const message = `"${path}" is not among ${columns.origin}: the value will be NULL.`;
  if ((scope.paths.firstOverlap(path) ?? order) < order) {
    const fix = replaceWith(node.range, `'@${path}'`, `Replace with "@${path}"`);
    return { range, message: `${message} Did you mean the pseudofield "@${path}"?`, fixes: [fix] };
  }
  const meant = nearMatch(path, columns.names);
  // Far from every column it may be added by PHP of the site, or be a line copied from another migration.
  if (meant === undefined) return { range, message, severity: 'info' };
  const fix = replaceWith(node.range, quotedLike(node.style, meant), `Replace with "${meant}"`);
  return { range, message: `${message} Did you mean "${meant}"?`, fixes: [fix] };
}

/** Any key of the source's configuration is a property of every row. */
function isColumn(path: string, { names }: SourceColumns, context: MigrationContext): boolean {
  const first = firstSegment(path);
  if (names.has(path) || names.has(first)) return true;
  return context.configurations('source').some((configuration) => child(configuration, first) !== undefined);
}
