import type { Pipeline } from '@migrate-workbench/engine/definition/definition.ts';
import { nearest } from '@migrate-workbench/engine/plugins/near.ts';
import { subfieldsOf } from '@migrate-workbench/engine/site/destination-fields.ts';
import type { MigrationContext } from '../context.ts';
import { type Problem, type Rule, replaceWith } from '../problem.ts';
import { quotedLike } from './unresolved-constant.ts';

/** `field/subfield` with a subfield that the field's type does not have: Drupal drops the value in silence. */
export const unknownSubfield: Rule = {
  code: 'unknown-subfield',
  title: 'Unknown subfield',
  severity: 'warning',
  check(context, report) {
    const entityType = context.entityType;
    if (entityType === undefined || !context.knowledge.site.known) return;
    for (const pipeline of context.definition.process?.pipelines ?? []) {
      const problem = problemOf(pipeline, entityType, context);
      if (problem !== undefined) report(problem);
    }
  },
};

/** Subfields that contributed modules add to field types of core, and those that only setting knows. */
const added: Readonly<Record<string, readonly string[]>> = {
  path: ['pathauto'],
  entity_reference: ['entity', 'target_uuid'],
  entity_reference_revisions: ['entity', 'target_uuid', 'needs_save'],
  file: ['entity'],
  image: ['entity'],
};

function problemOf(pipeline: Pipeline, entityType: string, context: MigrationContext): Problem | undefined {
  const [fieldName = '', ...rest] = pipeline.destination.split('/');
  const subfield = rest.find((segment) => !/^\d+$/.test(segment));
  if (subfield === undefined || subfield === '') return undefined;
  const { site } = context.knowledge;
  const field = site.fields(entityType, context.bundle).get(fieldName);
  if (field === undefined) return undefined;
  const names = subfieldsOf(site, field)?.map((property) => property.name);
  const computed = site.fieldTypes.get(field.type)?.properties.some(({ name }) => name === subfield) ?? false;
  if (names === undefined || computed || names.includes(subfield) || added[field.type]?.includes(subfield))
    return undefined;
  const message = `The field "${fieldName}" (${field.type}) has no subfield "${subfield}": Drupal drops the value. It has ${names.join(', ')}.`;
  const meant = nearest(subfield, names, 1)[0];
  if (meant === undefined) return { range: pipeline.key.range, message };
  const corrected = pipeline.destination.replace(`/${subfield}`, `/${meant}`);
  const fix = replaceWith(pipeline.key.range, quotedLike(pipeline.key.style, corrected), `Replace with "${corrected}"`);
  return { range: pipeline.key.range, message: `${message} Did you mean "${corrected}"?`, fixes: [fix] };
}
