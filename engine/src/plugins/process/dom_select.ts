import type { ProcessDescriptor } from '../descriptor.ts';

export const descriptor: ProcessDescriptor = {
  type: 'process',
  id: 'dom_select',
  provider: 'migrate_plus',
  summary: 'Takes texts out of a document: the content of elements or the values of attributes.',
  closed: true,
  handleMultiples: false,
  input: 'a document made by `dom`',
  output: 'list of strings',
  multipleAfter: 'false',
  gives: 'list',
  effects: ['skip_row: the value is no document'],
  options: [
    { name: 'selector', types: ['string'], required: true, text: 'XPath of the nodes, such as `//img/@src`.' },
    { name: 'limit', types: ['integer', 'null'], text: 'How many to take at most.' },
  ],
  notes: ['The output is a single value to the next plugin.'],
};
