import type { ProcessDescriptor } from '../descriptor.ts';

export const descriptor: ProcessDescriptor = {
  type: 'process',
  id: 'flatten',
  provider: 'migrate',
  summary: 'Makes one flat list of everything in a nested one.',
  closed: true,
  core: { '10.6': true, '11.4': true },
  handleMultiples: true,
  input: 'list, mapping or object',
  output: 'list of the values that are no arrays, in order; keys are lost',
  multipleAfter: 'false',
  gives: 'list',
  effects: ['fail_row: the value is no array and no object'],
  options: [],
};
