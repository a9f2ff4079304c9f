import type { Pipeline } from '@migrate-workbench/engine/definition/definition.ts';
import { type DestinationFields, destinationFields } from '@migrate-workbench/engine/site/destination-fields.ts';
import type { MigrationContext } from '../context.ts';
import { nearMatch } from '../nearMatch.ts';
import { type Problem, type Rule, replaceWith } from '../problem.ts';
import { firstSegment } from '../property.ts';
import { quotedLike } from './unresolved-constant.ts';

/**
 * A destination property that is no field of the entity: Drupal drops the value in silence. Only where the site's configuration is
 * known, and only for names that look like a field: any other name may be a pseudofield, or a base field of some module.
 */
export const unknownDestinationField: Rule = {
  code: 'unknown-destination-field',
  title: 'Unknown destination field',
  severity: 'warning',
  check(context, report) {
    const { entityType, bundle, knowledge } = context;
    if (entityType === undefined || !knowledge.site.known) return;
    const known = destinationFields(knowledge.site, entityType, bundle);
    if (!known.complete) return;
    const used = usedAsPseudofield(context);
    for (const pipeline of context.definition.process?.pipelines ?? []) {
      if (used.has(firstSegment(pipeline.destination))) continue;
      const problem = problemOf(pipeline, known, entityType, bundle);
      if (problem !== undefined) report(problem);
    }
  },
};

function usedAsPseudofield({ references }: MigrationContext): ReadonlySet<string> {
  const used = new Set<string>();
  for (const { property } of references) {
    if (property.kind === 'destination') used.add(firstSegment(property.path));
  }
  return used;
}

function problemOf(
  { destination, key }: Pipeline,
  { fields }: DestinationFields,
  entityType: string,
  bundle: string | undefined,
): Problem | undefined {
  const name = firstSegment(destination);
  if (name === '' || fields.has(name)) return undefined;
  const meant = nearMatch(name, fields.keys());
  if (meant === undefined && !name.startsWith('field_')) return undefined;
  const where = bundle === undefined ? `"${entityType}"` : `"${entityType}" of the bundle "${bundle}"`;
  const message = `There is no field "${name}" on ${where}: Drupal drops the value.`;
  if (meant === undefined) return { range: key.range, message };
  const corrected = meant + destination.slice(name.length);
  const fix = replaceWith(key.range, quotedLike(key.style, corrected), `Replace with "${corrected}"`);
  return { range: key.range, message: `${message} Did you mean "${meant}"?`, fixes: [fix] };
}
