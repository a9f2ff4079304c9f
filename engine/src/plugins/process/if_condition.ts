import type { ProcessDescriptor } from '../descriptor.ts';

export const descriptor: ProcessDescriptor = {
  type: 'process',
  id: 'if_condition',
  provider: 'migrate_conditions',
  summary: 'Takes one of two ways, depending on a condition.',
  closed: false,
  handleMultiples: true,
  input: 'anything',
  output: 'what the way taken gives: the value itself without `do_…`, NULL without `else_…`',
  multipleAfter: 'maybe',
  effects: [
    'fatal: both `do_get` and `do_process`, or both `else_get` and `else_process`',
    'fatal: the condition is missing or makes no sense',
  ],
  options: [
    {
      name: 'condition',
      types: ['string', 'mapping'],
      required: true,
      text: 'The condition: its id (`empty`, `not:empty`, `equals(x)`), or a mapping of `plugin` and its options.',
    },
    { name: 'do_get', types: ['string'], reference: 'property', text: 'Property to take where the condition is met.' },
    {
      name: 'do_process',
      types: ['mapping', 'sequence'],
      reference: 'process',
      text: 'Steps to run where the condition is met. They start from the value unless the first has a `source`.',
    },
    { name: 'else_get', types: ['string'], reference: 'property', text: 'Property to take where it is not met.' },
    {
      name: 'else_process',
      types: ['mapping', 'sequence'],
      reference: 'process',
      text: 'Steps to run where it is not met.',
    },
  ],
};
