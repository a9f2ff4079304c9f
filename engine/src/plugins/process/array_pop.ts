import type { ProcessDescriptor } from '../descriptor.ts';

export const descriptor: ProcessDescriptor = {
  type: 'process',
  id: 'array_pop',
  provider: 'migrate_plus',
  summary: 'Takes the last item of a list.',
  closed: true,
  handleMultiples: true,
  input: 'list or mapping',
  output: 'the last item, NULL of an empty list',
  multipleAfter: 'false',
  effects: ['fail_row: the value is no array'],
  options: [],
};
