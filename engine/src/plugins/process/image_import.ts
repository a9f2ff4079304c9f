import type { ProcessDescriptor } from '../descriptor.ts';
import { fileImportOptions } from './file-import-options.ts';

export const descriptor: ProcessDescriptor = {
  type: 'process',
  id: 'image_import',
  provider: 'migrate_file',
  summary: 'Copies or downloads an image, makes a file entity of it, and gives the value of an image field.',
  closed: true,
  handleMultiples: false,
  input: 'path, URI or web address',
  output: '`{target_id, title, alt, width, height}`; NULL for an empty value',
  multipleAfter: 'false',
  gives: 'map',
  effects: [
    'fail_row: the file could not be imported',
    'skip_process: `skip_on_error` and an error, whose text is stored as a message',
    'message: `skip_on_missing_source` and no such source; the value is NULL then',
  ],
  options: [
    ...fileImportOptions,
    {
      name: 'alt',
      types: ['string', 'null'],
      reference: 'property',
      text: 'Property that holds the alternative text. `!file` is the file name.',
    },
    {
      name: 'title',
      types: ['string', 'null'],
      reference: 'property',
      text: 'Property that holds the title. `!file` is the file name.',
    },
    {
      name: 'width',
      types: ['string', 'null'],
      reference: 'property',
      text: 'Property that holds the width. `!file` is the file name.',
    },
    {
      name: 'height',
      types: ['string', 'null'],
      reference: 'property',
      text: 'Property that holds the height. `!file` is the file name.',
    },
    { name: 'id_only', types: ['boolean'], ignored: true, text: 'Without effect: images always give their parts.' },
    {
      name: 'reuse',
      types: ['boolean'],
      ignored: true,
      text: 'Without effect since migrate_file 2: use `file_exists: use existing`.',
    },
    {
      name: 'rename',
      types: ['boolean'],
      ignored: true,
      text: 'Without effect since migrate_file 2: use `file_exists: rename`.',
    },
  ],
  notes: ['A file entity with the same URI is used again.'],
};
