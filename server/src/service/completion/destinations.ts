import { subfieldsOf } from '@migrate-workbench/engine/site/destination-fields.ts';
import type { FieldDefinition, SiteModel } from '@migrate-workbench/engine/site/model.ts';
import { CompletionItemKind } from 'vscode-languageserver-types';
import type { MigrationContext } from '../context.ts';
import type { Candidate } from './candidate.ts';
import type { Cursor } from './cursor.ts';

/** Fields of the destination's entity type and bundle, each followed by its subfields; those that are mapped already left out. */
export function destinationCandidates({ siblings }: Cursor, context: MigrationContext): readonly Candidate[] {
  const { entityType, bundle, knowledge } = context;
  if (entityType === undefined) return [];
  const candidates: Candidate[] = [];
  for (const field of knowledge.site.fields(entityType, bundle).values()) {
    if (field.computed && field.type !== 'path') continue;
    candidates.push(...ofField(field, knowledge.site).filter(({ label }) => !siblings.has(label)));
  }
  return candidates;
}

function ofField(field: FieldDefinition, site: SiteModel): readonly Candidate[] {
  const whole: Candidate = {
    label: field.name,
    kind: CompletionItemKind.Field,
    detail: `${field.type}${field.required ? ', required' : ''}`,
    documentation: field.label,
    opens: 'value',
  };
  const subfields = subfieldsOf(site, field) ?? [];
  if (subfields.length < 2) return [whole];
  const parts = subfields.map(({ name, dataType }): Candidate => {
    return { label: `${field.name}/${name}`, kind: CompletionItemKind.Property, detail: dataType, opens: 'value' };
  });
  return [whole, ...parts];
}
