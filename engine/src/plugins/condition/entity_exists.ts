import type { OtherDescriptor } from '../descriptor.ts';
import { commonOptions } from './common-options.ts';

export const descriptor: OtherDescriptor = {
  type: 'condition',
  id: 'entity_exists',
  provider: 'migrate_conditions',
  summary: 'Whether there is an entity with this id.',
  closed: true,
  options: [
    { name: 'entity_type', types: ['string'], required: true, reference: 'entity_type', text: 'Type of the entity.' },
    ...commonOptions,
  ],
  notes: ['Short: `entity_exists(ENTITY_TYPE)`, where the text in parentheses is `entity_type`.'],
};
