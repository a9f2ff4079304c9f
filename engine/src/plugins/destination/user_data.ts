import type { DestinationDescriptor } from '../descriptor.ts';

/** `user_data`: what modules keep about users. */
export const descriptor: DestinationDescriptor = {
  type: 'destination',
  id: 'user_data',
  provider: 'user',
  summary: 'Saves a setting that a module keeps for a user.',
  options: [],
  closed: false,
  core: { '10.6': true, '11.4': true },
  notes: ['A rollback leaves the data as it is.'],
  supportsRollback: false,
  ids: { uid: 'integer', module: 'string', key: 'string' },
  properties: ['uid', 'module', 'key', 'settings'],
};
