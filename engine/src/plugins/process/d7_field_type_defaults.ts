import type { ProcessDescriptor } from '../descriptor.ts';

export const descriptor: ProcessDescriptor = {
  type: 'process',
  id: 'd7_field_type_defaults',
  provider: 'field',
  summary: 'Takes the type of a formatter or widget out of a list.',
  closed: true,
  core: { '10.6': true, '11.4': true },
  deprecated: 'Deprecated in Drupal 11.3, gone in 12.0.',
  handleMultiples: false,
  input: 'list, or anything else',
  output: 'the second element, else the input',
  multipleAfter: 'false',
  effects: [],
  options: [],
};
