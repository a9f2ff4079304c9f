import type { ProcessDescriptor } from '../descriptor.ts';

export const descriptor: ProcessDescriptor = {
  type: 'process',
  id: 'dom_remove',
  provider: 'migrate_plus',
  summary: 'Removes elements, or an attribute of them, from a document.',
  closed: true,
  handleMultiples: false,
  input: 'a document made by `dom`',
  output: 'the document',
  multipleAfter: 'false',
  gives: 'object',
  effects: ['skip_row: the value is no document', 'fatal: `mode: attribute` without `attribute`'],
  options: [
    { name: 'selector', types: ['string'], required: true, text: 'XPath of the elements.' },
    { name: 'limit', types: ['integer', 'null'], text: 'How many to remove at most.' },
    {
      name: 'mode',
      types: ['string'],
      default: 'element',
      allowed: ['element', 'attribute'],
      text: 'Whether the elements go, or one of their attributes.',
    },
    { name: 'attribute', types: ['string'], text: 'The attribute that goes, for `mode: attribute`.' },
  ],
};
