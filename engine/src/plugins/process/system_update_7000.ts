import type { ProcessDescriptor } from '../descriptor.ts';

export const descriptor: ProcessDescriptor = {
  type: 'process',
  id: 'system_update_7000',
  provider: 'system',
  summary: 'Gives permissions of Drupal 6 their new names.',
  closed: true,
  core: { '10.6': true, '11.4': true },
  deprecated: 'Deprecated in Drupal 11.3, gone in 12.0.',
  handleMultiples: false,
  input: 'permissions in one text, separated by commas',
  output: 'the same with new names',
  multipleAfter: 'false',
  effects: [],
  options: [],
};
