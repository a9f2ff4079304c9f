import type { DestinationDescriptor } from '../descriptor.ts';
import { contentOptions } from './entity.ts';

/** `entity_complete:TYPE`: entities with all their revisions and translations. */
export const descriptor: DestinationDescriptor = {
  type: 'destination',
  id: 'entity_complete',
  provider: 'migrate',
  summary: 'Saves entities with all their revisions and translations, one row each.',
  options: contentOptions,
  closed: false,
  core: { '10.6': true, '11.4': true },
  deprecated: 'Deprecated in 11.3.0, removed in 12.0.0.',
  notes: [
    'Its ids are those of entity, revision and language. Without `translations: true` the language is missing when a row is saved, and nothing is mapped.',
    'A rollback of any row deletes the whole entity.',
  ],
  supportsRollback: true,
  derivatives: 'entity_complete:ENTITY_TYPE for every content entity type',
};
