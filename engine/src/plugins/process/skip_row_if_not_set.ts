import type { ProcessDescriptor } from '../descriptor.ts';

export const descriptor: ProcessDescriptor = {
  type: 'process',
  id: 'skip_row_if_not_set',
  provider: 'migrate',
  summary: 'Takes one element out of a list or mapping, and skips the row where it is missing or NULL.',
  closed: true,
  core: { '10.6': true, '11.4': true },
  handleMultiples: true,
  input: 'list or mapping',
  output: 'the element',
  multipleAfter: 'false',
  effects: ['skip_row: there is no such element, or it is NULL'],
  options: [
    { name: 'index', types: ['string', 'integer'], required: true, text: 'Key of the element.' },
    { name: 'message', types: ['string', 'null'], text: 'Stored in the message table when the row is skipped.' },
  ],
  notes: ['An empty element counts as set. Of a string, `index` takes one byte.'],
};
