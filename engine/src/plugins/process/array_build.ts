import type { ProcessDescriptor } from '../descriptor.ts';

export const descriptor: ProcessDescriptor = {
  type: 'process',
  id: 'array_build',
  provider: 'migrate',
  summary: 'Makes one mapping of a list of mappings: one property of each gives the key, another the value.',
  closed: true,
  core: { '10.6': true, '11.4': true },
  handleMultiples: true,
  input: 'list of mappings',
  output: 'mapping',
  multipleAfter: 'false',
  gives: 'map',
  effects: ['fail_row: an item is no array', 'fail_row: an item has no such property'],
  options: [
    { name: 'key', types: ['string', 'integer'], required: true, text: 'Property of each item that is the key.' },
    { name: 'value', types: ['string', 'integer'], required: true, text: 'Property of each item that is the value.' },
  ],
};
