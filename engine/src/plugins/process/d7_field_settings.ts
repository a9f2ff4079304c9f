import type { ProcessDescriptor } from '../descriptor.ts';

export const descriptor: ProcessDescriptor = {
  type: 'process',
  id: 'd7_field_settings',
  provider: 'field',
  summary: 'Makes the settings of a Drupal 7 field those of its successor.',
  closed: true,
  core: { '10.6': true, '11.4': true },
  deprecated: 'Deprecated in Drupal 11.3, gone in 12.0.',
  handleMultiples: false,
  input: 'ignored: the row’s `settings` and `type` are read',
  output: 'mapping of settings',
  multipleAfter: 'false',
  effects: [],
  options: [],
};
