import type { DestinationDescriptor } from '../descriptor.ts';

/** `node_counter`: how often nodes were viewed. */
export const descriptor: DestinationDescriptor = {
  type: 'destination',
  id: 'node_counter',
  provider: 'statistics',
  summary: 'Saves how often a node was viewed.',
  options: [],
  closed: false,
  core: { '10.6': true, '11.4': false },
  notes: ['A rollback leaves the figures as they are.'],
  supportsRollback: false,
  ids: { nid: 'integer' },
  properties: ['nid', 'totalcount', 'daycount', 'timestamp'],
};
