import type { ProcessDescriptor } from '../descriptor.ts';
import { domReplaceOptions } from './dom-replace-options.ts';

export const descriptor: ProcessDescriptor = {
  type: 'process',
  id: 'dom_migration_lookup',
  provider: 'migrate_plus',
  summary: 'Replaces ids of the old site, in links for instance, by those that migrations gave.',
  closed: true,
  handleMultiples: false,
  input: 'a document made by `dom`',
  output: 'the document',
  multipleAfter: 'false',
  gives: 'object',
  effects: ['skip_row: the value is no document', 'fatal: a required option is missing or wrong'],
  options: [
    ...domReplaceOptions,
    {
      name: 'search',
      types: ['string'],
      required: true,
      text: 'Regular expression, with PHP’s delimiters, whose first group is the old id.',
    },
    {
      name: 'replace',
      types: ['string'],
      text: 'What takes the place of the match: `[mapped-id]` stands for the new id.',
    },
    {
      name: 'migrations',
      types: ['mapping'],
      required: true,
      text: 'By id of the migration to look in: `replace` for this one. The first that knows the old id is taken.',
    },
    { name: 'no_stub', types: ['boolean'], default: true, text: 'Makes no stubs for ids that are not known yet.' },
  ],
  notes: ['These lookups are not seen as dependencies: name the migrations in `migration_dependencies`.'],
};
