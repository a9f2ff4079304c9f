import type { ProcessDescriptor } from '../descriptor.ts';

export const descriptor: ProcessDescriptor = {
  type: 'process',
  id: 'd7_field_instance_defaults',
  provider: 'field',
  summary: 'Makes the default value of a Drupal 7 field that of its successor.',
  closed: true,
  core: { '10.6': true, '11.4': true },
  deprecated: 'Deprecated in Drupal 11.3, gone in 12.0.',
  handleMultiples: false,
  input: '`[default value, widget]`',
  output: 'list of items',
  multipleAfter: 'false',
  effects: [],
  options: [],
};
