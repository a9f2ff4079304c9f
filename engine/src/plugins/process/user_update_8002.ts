import type { ProcessDescriptor } from '../descriptor.ts';

export const descriptor: ProcessDescriptor = {
  type: 'process',
  id: 'user_update_8002',
  provider: 'user',
  summary: 'Gives the roles 1 and 2 of Drupal 6 and 7 their new names.',
  closed: true,
  core: { '10.6': true, '11.4': true },
  deprecated: 'Deprecated in Drupal 11.3, gone in 12.0.',
  handleMultiples: false,
  input: 'name of a role',
  output: '`anonymous` or `authenticated` where the row’s `rid` is 1 or 2, else the input',
  multipleAfter: 'false',
  effects: [],
  options: [],
};
