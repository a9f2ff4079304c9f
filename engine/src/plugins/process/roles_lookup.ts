import type { ProcessDescriptor } from '../descriptor.ts';

export const descriptor: ProcessDescriptor = {
  type: 'process',
  id: 'roles_lookup',
  provider: 'block',
  summary: 'Looks up the row’s `roles`.',
  closed: true,
  core: { '10.6': true, '11.4': true },
  deprecated: 'Deprecated in Drupal 11.3, gone in 12.0.',
  handleMultiples: false,
  input: 'ignored',
  output: 'mapping of old role ids to new ones',
  multipleAfter: 'false',
  effects: [],
  options: [
    { name: 'migration', types: ['string'], reference: 'migration', required: true, text: 'Migration of the roles.' },
  ],
};
