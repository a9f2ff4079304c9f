import type { ProcessDescriptor } from '../descriptor.ts';

export const descriptor: ProcessDescriptor = {
  type: 'process',
  id: 'search_configuration_rankings',
  provider: 'search',
  summary: 'Collects the rankings of search results.',
  closed: true,
  core: { '10.6': true, '11.4': true },
  deprecated: 'Deprecated in Drupal 11.3, gone in 12.0.',
  handleMultiples: false,
  input: 'ignored: the row’s `node_rank_…` are read',
  output: 'mapping of rankings, NULL without any',
  multipleAfter: 'false',
  effects: [],
  options: [],
};
