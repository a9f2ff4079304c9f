import type { ProcessDescriptor } from '../descriptor.ts';
import { domReplaceOptions } from './dom-replace-options.ts';

export const descriptor: ProcessDescriptor = {
  type: 'process',
  id: 'dom_str_replace',
  provider: 'migrate_plus',
  summary: 'Replaces text in attributes, names or texts of elements.',
  closed: true,
  handleMultiples: false,
  input: 'a document made by `dom`',
  output: 'the document',
  multipleAfter: 'false',
  gives: 'object',
  effects: ['skip_row: the value is no document', 'fatal: a required option is missing or wrong'],
  options: [
    ...domReplaceOptions,
    { name: 'search', types: ['string'], required: true, text: 'The text or pattern to look for.' },
    { name: 'replace', types: ['string'], required: true, text: 'What takes its place; may be an empty text.' },
    {
      name: 'regex',
      types: ['boolean'],
      default: false,
      text: '`search` is a regular expression, with PHP’s delimiters.',
    },
    {
      name: 'case_insensitive',
      types: ['boolean'],
      default: false,
      text: 'Small and capital letters are the same. Not with `regex`.',
    },
  ],
};
