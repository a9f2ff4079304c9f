import type { ProcessDescriptor } from '../descriptor.ts';

export const descriptor: ProcessDescriptor = {
  type: 'process',
  id: 'entity_value',
  provider: 'migrate_plus',
  summary: 'Reads a field of an entity that is in the site already.',
  closed: true,
  handleMultiples: false,
  input: 'entity id, or a list of them',
  output: 'the list of the field’s items; for a list of ids a list of those; `[]` where there is no such entity',
  multipleAfter: 'maybe',
  gives: 'list',
  effects: [
    'fail_row: the entity has no such field',
    'fail_row: `langcode` is set and the entity is configuration',
    'fatal: the entity has no translation into this language',
    'fatal: `entity_type` or `field_name` is missing, or there is no such entity type',
  ],
  options: [
    { name: 'entity_type', types: ['string'], required: true, reference: 'entity_type', text: 'Type of the entity.' },
    { name: 'field_name', types: ['string'], required: true, text: 'Field to read.' },
    {
      name: 'langcode',
      types: ['string', 'null'],
      text: 'Language of the translation to read. Default: the original.',
    },
  ],
};
