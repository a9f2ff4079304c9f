import type { ProcessDescriptor } from '../descriptor.ts';

export const descriptor: ProcessDescriptor = {
  type: 'process',
  id: 'field_instance_widget_settings',
  provider: 'field',
  summary: 'Makes settings of a Drupal 6 widget those of its successor.',
  closed: true,
  core: { '10.6': true, '11.4': true },
  deprecated: 'Deprecated in Drupal 11.3, gone in 12.0.',
  handleMultiples: false,
  input: '`[widget type, settings]`',
  output: 'mapping of settings; `[]` for other widgets',
  multipleAfter: 'false',
  effects: [],
  options: [],
};
