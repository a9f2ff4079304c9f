import type { ProcessDescriptor } from '../descriptor.ts';

export const descriptor: ProcessDescriptor = {
  type: 'process',
  id: 'str_replace',
  provider: 'migrate_plus',
  summary: 'Replaces text, or what a regular expression matches.',
  closed: true,
  handleMultiples: false,
  input: 'string, or a list of strings',
  output: 'string, or a list of strings',
  multipleAfter: 'maybe',
  effects: ['fatal: `search` or `replace` is missing'],
  options: [
    {
      name: 'search',
      types: ['string', 'sequence', 'integer', 'float'],
      required: true,
      text: 'The text or pattern, or a list of them.',
    },
    {
      name: 'replace',
      types: ['string', 'sequence', 'integer', 'float'],
      required: true,
      text: 'What takes its place; of a list each for the search at its position.',
    },
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
      text: 'Small and capital letters are the same. Not with `regex`: put an `i` behind the pattern.',
    },
  ],
};
