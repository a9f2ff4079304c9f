import type { ProcessDescriptor } from '../descriptor.ts';

export const descriptor: ProcessDescriptor = {
  type: 'process',
  id: 'file_remote_url',
  provider: 'migrate_file',
  summary: 'Made a file entity for a web address without downloading it. Broken since Drupal 9: use `file_import`.',
  closed: true,
  handleMultiples: false,
  input: 'web address',
  output: 'NULL for an empty value',
  multipleAfter: 'false',
  effects: ['fatal: always, for a value that is not empty'],
  options: [{ name: 'uid', types: ['integer', 'string'], default: 0, text: 'Owner of the file.' }],
  notes: ['It uses a constant (`FILE_STATUS_PERMANENT`) that Drupal 10 no longer has, so the run dies.'],
};
