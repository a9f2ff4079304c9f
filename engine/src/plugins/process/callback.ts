import type { ProcessDescriptor } from '../descriptor.ts';

export const descriptor: ProcessDescriptor = {
  type: 'process',
  id: 'callback',
  provider: 'migrate',
  summary: 'Calls a PHP function with the value.',
  closed: true,
  core: { '10.6': true, '11.4': true },
  handleMultiples: false,
  input: 'the only argument, or with `unpack_source` the list of arguments',
  output: 'what the function returns',
  multipleAfter: 'false',
  effects: [
    'fatal: `callable` is missing or names no function; noticed while the pipeline is built',
    'fail_row: `unpack_source` is on and the value is no array',
    'fatal: errors of the function itself (TypeError, ArgumentCountError, ValueError)',
  ],
  options: [
    {
      name: 'callable',
      types: ['string', 'sequence'],
      required: true,
      reference: 'callable',
      text: 'Name of a PHP function, `Class::method`, or a list of class and method.',
    },
    {
      name: 'unpack_source',
      types: ['boolean'],
      default: false,
      text: 'Takes the list as the arguments of the function, one by one; keys of a mapping are names of arguments.',
    },
  ],
  notes: [
    'After `source: name` a list is passed item by item.',
    'The function is called with one argument even where there is no source: NULL.',
  ],
};
