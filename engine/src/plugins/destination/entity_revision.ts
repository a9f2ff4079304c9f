import type { DestinationDescriptor } from '../descriptor.ts';
import { bundlelessOptions } from './entity.ts';

/** `entity_revision:TYPE`: older revisions of entities that exist. */
export const descriptor: DestinationDescriptor = {
  type: 'destination',
  id: 'entity_revision',
  provider: 'migrate',
  summary: 'Adds revisions to entities that exist.',
  options: bundlelessOptions,
  closed: false,
  core: { '10.6': true, '11.4': true },
  notes: [
    'The entity must exist: a row fails with "Unable to get entity" where it does not.',
    'A new revision is never the default one: the entity shows what it showed before.',
    'The one destination id is the revision id. A rollback keeps the revisions.',
  ],
  supportsRollback: true,
  derivatives: 'entity_revision:ENTITY_TYPE for every content entity type with revisions',
};
