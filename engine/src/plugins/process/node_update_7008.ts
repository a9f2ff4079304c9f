import type { ProcessDescriptor } from '../descriptor.ts';

export const descriptor: ProcessDescriptor = {
  type: 'process',
  id: 'node_update_7008',
  provider: 'node',
  summary: 'Adds a permission to those who administer nodes.',
  closed: true,
  core: { '10.6': true, '11.4': true },
  deprecated: 'Deprecated in Drupal 11.3, gone in 12.0.',
  handleMultiples: false,
  input: 'name of a permission',
  output: 'the input, or `[administer nodes, access content overview]`',
  multipleAfter: 'false',
  effects: [],
  options: [],
};
