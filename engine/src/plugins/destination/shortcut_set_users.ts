import type { DestinationDescriptor } from '../descriptor.ts';

/** `shortcut_set_users`: which set of shortcuts a user has chosen. */
export const descriptor: DestinationDescriptor = {
  type: 'destination',
  id: 'shortcut_set_users',
  provider: 'shortcut',
  summary: 'Assigns a set of shortcuts to a user.',
  options: [],
  closed: false,
  core: { '10.6': true, '11.4': true },
  notes: ['A rollback leaves the assignment as it is.'],
  supportsRollback: false,
  ids: { set_name: 'string', uid: 'integer' },
  properties: ['set_name', 'uid'],
};
