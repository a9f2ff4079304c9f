import type { ProcessDescriptor } from '../descriptor.ts';

export const descriptor: ProcessDescriptor = {
  type: 'process',
  id: 'file_blob',
  provider: 'migrate_plus',
  summary: 'Writes data, such as a column of a database, into a file.',
  closed: true,
  handleMultiples: false,
  input: '`[destination URI, data]`',
  output: 'the destination URI; NULL for a stub',
  multipleAfter: 'false',
  effects: ['stop_pipeline: the directory or the file cannot be written, or the data is empty'],
  options: [
    {
      name: 'reuse',
      types: ['boolean'],
      default: false,
      text: 'Leaves a file alone that is there already, rather than replacing it.',
    },
  ],
  notes: ['Empty data counts as a failure to write.'],
};
