import type { ProcessDescriptor } from '../descriptor.ts';

export const descriptor: ProcessDescriptor = {
  type: 'process',
  id: 'concat',
  provider: 'migrate',
  summary: 'Joins a list of values into one string.',
  closed: true,
  core: { '10.6': true, '11.4': true },
  handleMultiples: true,
  input: 'list of scalars',
  output: 'string',
  multipleAfter: 'false',
  gives: 'string',
  effects: ['fail_row: the value is not an array (`X is not an array`)'],
  options: [{ name: 'delimiter', types: ['string', 'null'], default: '', text: 'What stands between the parts.' }],
  notes: [
    'NULL parts become empty strings, the delimiter around them stays.',
    'A list inside the list becomes the word `Array`.',
  ],
};
