import type { ProcessDescriptor } from '../descriptor.ts';

export const descriptor: ProcessDescriptor = {
  type: 'process',
  id: 'evaluate_condition',
  provider: 'migrate_conditions',
  summary: 'Says whether a condition is met.',
  closed: true,
  handleMultiples: true,
  input: 'anything',
  output: 'true or false',
  multipleAfter: 'false',
  effects: ['fatal: the condition is missing or makes no sense'],
  options: [
    {
      name: 'condition',
      types: ['string', 'mapping'],
      required: true,
      text: 'The condition: its id (`empty`, `not:empty`, `equals(x)`), or a mapping of `plugin` and its options.',
    },
  ],
};
