import type { ProcessDescriptor } from '../descriptor.ts';

export const descriptor: ProcessDescriptor = {
  type: 'process',
  id: 'target_bundle',
  provider: 'taxonomy',
  summary: 'Makes the target bundles of a Drupal 6 taxonomy field of the vocabulary in `@_vid`.',
  closed: true,
  core: { '10.6': true, '11.4': true },
  deprecated: 'Deprecated in Drupal 11.3, gone in 12.0.',
  handleMultiples: false,
  input: 'ignored',
  output: 'mapping of the vocabulary to itself',
  multipleAfter: 'false',
  effects: [],
  options: [],
};
