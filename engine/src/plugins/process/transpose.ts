import type { ProcessDescriptor } from '../descriptor.ts';

export const descriptor: ProcessDescriptor = {
  type: 'process',
  id: 'transpose',
  provider: 'migrate_plus',
  summary: 'Swaps rows and columns: lists of addresses and of titles become pairs of an address and a title.',
  closed: true,
  handleMultiples: false,
  input: 'list of lists',
  output:
    'list of lists, as many as the longest of the input has items, filled up with NULL; `[]` for anything but a list',
  multipleAfter: 'false',
  gives: 'list',
  effects: ['fatal: the outer array has text keys'],
  options: [],
  notes: [
    'A single list comes out as it is: its items are not wrapped.',
    'The output is a single value to the next plugin.',
  ],
};
