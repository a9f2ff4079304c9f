import type { ProcessDescriptor } from '../descriptor.ts';

export const descriptor: ProcessDescriptor = {
  type: 'process',
  id: 'node_complete_node_translation_lookup',
  provider: 'migrate_drupal',
  summary: 'Takes the translation out of what a lookup in a complete node migration gave.',
  closed: true,
  core: { '10.6': true, '11.4': true },
  deprecated: 'Deprecated in Drupal 11.3, gone in 12.0.',
  handleMultiples: false,
  input: '`[node id, revision id, langcode]`',
  output: '`[node id, langcode]`, NULL for a node without a language; anything but three values stays as it is',
  multipleAfter: 'false',
  effects: [],
  options: [],
};
