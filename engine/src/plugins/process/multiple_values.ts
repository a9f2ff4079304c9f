import type { ProcessDescriptor } from '../descriptor.ts';

export const descriptor: ProcessDescriptor = {
  type: 'process',
  id: 'multiple_values',
  provider: 'migrate_plus',
  summary: 'Passes a list on so that the next plugin is called once an item.',
  closed: true,
  handleMultiples: true,
  input: 'anything',
  output: 'the input',
  multipleAfter: 'true',
  effects: ['fail_row: the next plugin takes single values and the value is no list'],
  options: [],
};
