import type { DestinationDescriptor } from '../descriptor.ts';

/** `book`: where nodes stand in books. */
export const descriptor: DestinationDescriptor = {
  type: 'destination',
  id: 'book',
  provider: 'book',
  summary: 'Puts nodes into books.',
  options: [],
  closed: false,
  core: { '10.6': true, '11.4': false },
  notes: ['The row needs the `nid` of a node that exists, and `book/bid`, `book/pid` and `book/weight`.'],
  supportsRollback: true,
  ids: { nid: 'integer' },
  properties: ['nid', 'book'],
};
