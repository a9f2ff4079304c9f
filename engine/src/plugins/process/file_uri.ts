import type { ProcessDescriptor } from '../descriptor.ts';

export const descriptor: ProcessDescriptor = {
  type: 'process',
  id: 'file_uri',
  provider: 'file',
  summary: 'Makes the URI of a Drupal 6 file of its path.',
  closed: true,
  core: { '10.6': true, '11.4': true },
  deprecated: 'Deprecated in Drupal 11.3, gone in 12.0.',
  handleMultiples: false,
  input: '`[path, files directory, directory of temporary files, whether files are public]`',
  output: '`public://`, `private://` or `temporary://` URI; NULL for a stub',
  multipleAfter: 'false',
  effects: [],
  options: [],
};
