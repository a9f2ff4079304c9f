import type { ProcessDescriptor } from '../descriptor.ts';

export const descriptor: ProcessDescriptor = {
  type: 'process',
  id: 'filter_on_condition',
  provider: 'migrate_conditions',
  summary: 'Keeps the items of a list that meet a condition.',
  closed: true,
  handleMultiples: true,
  input: 'list or mapping',
  output: 'those items',
  multipleAfter: 'true',
  effects: ['fail_row: the value is no array', 'fatal: the condition is missing or makes no sense'],
  options: [
    {
      name: 'condition',
      types: ['string', 'mapping'],
      required: true,
      text: 'The condition: its id (`empty`, `not:empty`, `equals(x)`), or a mapping of `plugin` and its options.',
    },
    { name: 'preserve_keys', types: ['boolean'], default: false, text: 'Keeps the keys of the items.' },
  ],
};
