import type { ProcessDescriptor } from '../descriptor.ts';

export const descriptor: ProcessDescriptor = {
  type: 'process',
  id: 'explode',
  provider: 'migrate',
  summary: 'Splits a string into a list.',
  closed: true,
  core: { '10.6': true, '11.4': true },
  handleMultiples: false,
  input: 'string',
  output: 'list of strings',
  multipleAfter: 'true',
  gives: 'list',
  effects: [
    'fail_row: `delimiter is empty`',
    'fail_row: `strict` and the value is no string',
    'fail_row: the value cannot be made a string',
  ],
  options: [
    { name: 'delimiter', types: ['string'], required: true, text: 'Where to split. `""` and `"0"` count as empty.' },
    {
      name: 'limit',
      types: ['integer', 'null'],
      text: 'At most this many items, the last one with the rest; a negative number drops that many items from the end; 0 is 1.',
    },
    {
      name: 'strict',
      types: ['boolean'],
      default: true,
      text: 'true: the value must be a string. false: scalars are made strings, and an empty one gives an empty list.',
    },
  ],
  notes: [
    'With `strict`, an empty string gives a list of one empty string.',
    'Items are not trimmed.',
    'The next plugin is called once an item, unless it takes lists whole.',
  ],
};
