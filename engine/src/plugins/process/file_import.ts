import type { ProcessDescriptor } from '../descriptor.ts';
import { fileImportOptions } from './file-import-options.ts';

export const descriptor: ProcessDescriptor = {
  type: 'process',
  id: 'file_import',
  provider: 'migrate_file',
  summary: 'Copies or downloads a file and makes a file entity of it.',
  closed: true,
  handleMultiples: false,
  input: 'path, URI or web address',
  output: '`{target_id: ID}`, or the id alone with `id_only`; NULL for an empty value',
  multipleAfter: 'false',
  effects: [
    'fail_row: the file could not be imported',
    'skip_process: `skip_on_error` and an error, whose text is stored as a message',
    'message: `skip_on_missing_source` and no such source; the value is NULL then',
  ],
  options: [
    ...fileImportOptions,
    { name: 'id_only', types: ['boolean'], default: false, text: 'Gives the bare id.' },
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
