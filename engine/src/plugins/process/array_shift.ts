import type { ProcessDescriptor } from '../descriptor.ts';

export const descriptor: ProcessDescriptor = {
  type: 'process',
  id: 'array_shift',
  provider: 'migrate_plus',
  summary: 'Takes the first item of a list.',
  closed: true,
  handleMultiples: true,
  input: 'list or mapping',
  output: 'the first item, NULL of an empty list',
  multipleAfter: 'false',
  effects: ['fail_row: the value is no array'],
  options: [],
};
