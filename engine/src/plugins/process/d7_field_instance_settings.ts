import type { ProcessDescriptor } from '../descriptor.ts';

export const descriptor: ProcessDescriptor = {
  type: 'process',
  id: 'd7_field_instance_settings',
  provider: 'field',
  summary: 'Makes the settings of a Drupal 7 field instance those of its successor.',
  closed: true,
  core: { '10.6': true, '11.4': true },
  deprecated: 'Deprecated in Drupal 11.3, gone in 12.0.',
  handleMultiples: false,
  input: '`[instance settings, widget, field definition]`',
  output: 'mapping of settings',
  multipleAfter: 'false',
  effects: [],
  options: [],
};
