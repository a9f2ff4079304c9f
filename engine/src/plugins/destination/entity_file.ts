import type { DestinationDescriptor } from '../descriptor.ts';
import { bundlelessOptions } from './entity.ts';

/** `entity:file`: one entity a URI. */
export const descriptor: DestinationDescriptor = {
  type: 'destination',
  id: 'entity:file',
  provider: 'file',
  summary: 'Saves file entities. The files themselves are copied by process plugins (`file_copy`, `download`).',
  options: bundlelessOptions,
  closed: false,
  core: { '10.6': true, '11.4': true },
  notes: [
    '`uri` is required: a row without it fails.',
    'Where a file entity with the same URI exists it is taken as it is, nothing of the row is saved, and a rollback deletes it.',
    'Name, MIME type and size are worked out from the URI. The file is temporary unless `status` is 1 or something refers to it.',
    'A rollback deletes the file from disk as well.',
  ],
  supportsRollback: true,
  ids: { fid: 'integer' },
  entityType: 'file',
};
