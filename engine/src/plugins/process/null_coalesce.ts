import type { ProcessDescriptor } from '../descriptor.ts';

export const descriptor: ProcessDescriptor = {
  type: 'process',
  id: 'null_coalesce',
  provider: 'migrate',
  summary: 'Gives the first value of a list that is not NULL.',
  closed: true,
  core: { '10.6': true, '11.4': true },
  handleMultiples: false,
  input: 'list, which reaches the plugin whole from a list of sources',
  output: 'the first value that is not NULL, else the default',
  multipleAfter: 'false',
  effects: ['fail_row: the value is no array'],
  options: [{ name: 'default_value', types: ['any'], text: 'The result where all values are NULL.' }],
};
