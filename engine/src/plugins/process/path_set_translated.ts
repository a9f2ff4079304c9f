import type { ProcessDescriptor } from '../descriptor.ts';

export const descriptor: ProcessDescriptor = {
  type: 'process',
  id: 'path_set_translated',
  provider: 'path',
  summary: 'Leads the alias of a Drupal 7 translation to the node that it became a translation of.',
  closed: true,
  core: { '10.6': true, '11.4': true },
  deprecated: 'Deprecated in Drupal 11.3, gone in 12.0.',
  handleMultiples: false,
  input: '`[path, [node id, langcode]]`',
  output: 'the path; `/node/ID` with the given id where the path is that of a node',
  multipleAfter: 'false',
  effects: ['fail_row: the value is no array'],
  options: [],
};
