import type { DestinationDescriptor } from '../descriptor.ts';

/** `null`: a destination whose requirements are never met. */
export const descriptor: DestinationDescriptor = {
  type: 'destination',
  id: 'null',
  provider: 'migrate',
  summary: 'Saves nothing, and refuses to run.',
  options: [],
  closed: false,
  core: { '10.6': true, '11.4': true },
  notes: ['Its requirements are never met: an import fails before the first row, unless it is forced.'],
  supportsRollback: false,
};
