import type { ProcessDescriptor } from '../descriptor.ts';

export const descriptor: ProcessDescriptor = {
  type: 'process',
  id: 'filter_settings',
  provider: 'filter',
  summary: 'Makes the settings of a Drupal 7 text filter those of its successor.',
  closed: true,
  core: { '10.6': true, '11.4': true },
  deprecated: 'Deprecated in Drupal 11.3, gone in 12.0.',
  handleMultiples: false,
  input: 'mapping of settings',
  output: 'the same; allowed tags get the attributes that they had anyway, and filters without a successor no settings',
  multipleAfter: 'false',
  effects: [],
  options: [],
};
