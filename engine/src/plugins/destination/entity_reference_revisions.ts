import type { DestinationDescriptor } from '../descriptor.ts';
import { contentOptions } from './entity.ts';

/** `entity_reference_revisions:TYPE`: entities that others refer to by revision. */
export const descriptor: DestinationDescriptor = {
  type: 'destination',
  id: 'entity_reference_revisions',
  provider: 'entity_reference_revisions',
  summary: 'Saves entities that others refer to by revision: paragraphs.',
  options: [
    ...contentOptions,
    {
      name: 'new_revisions',
      types: ['boolean'],
      default: false,
      text: 'An entity that is found by its id alone gets a new revision when it is updated.',
    },
    {
      name: 'force_revision',
      types: ['boolean'],
      default: false,
      text: 'Does not look for the revision that the map or the row names: with `new_revisions` every update makes a revision.',
    },
  ],
  closed: false,
  notes: [
    'Its ids are the id and the revision id: `migration_lookup` on such a migration gives both, for `target_id` and `target_revision_id`.',
    'A row whose revision id belongs to another entity than its id fails.',
    'A rollback deletes the entity where the revision is the default one, else only that revision. It does so whatever existed before.',
  ],
  supportsRollback: true,
  derivatives: 'entity_reference_revisions:ENTITY_TYPE for every content entity type with revisions',
};
