import type { DestinationDescriptor } from '../descriptor.ts';

/** `null`: a destination that is not there. */
export const descriptor: DestinationDescriptor = {
  type: 'destination',
  id: 'null',
  provider: 'migrate',
  summary: 'Stands for no destination: a migration with it never meets its requirements.',
  options: [],
  closed: false,
  core: { '10.6': true, '11.4': true },
  notes: ['Drupal refuses to run a migration with it. `entity:TYPE` with an unknown entity type becomes this plugin as well.'],
  supportsRollback: false,
  properties: [],
};
