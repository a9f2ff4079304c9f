import type { ProcessDescriptor } from '../descriptor.ts';

export const descriptor: ProcessDescriptor = {
  type: 'process',
  id: 'first_meeting_condition',
  provider: 'migrate_conditions',
  summary: 'Takes the first item of a list that meets a condition.',
  closed: true,
  handleMultiples: true,
  input: 'list, mapping or scalar',
  output: 'that item; `default_value` or NULL without one',
  multipleAfter: 'maybe',
  effects: ['fatal: the condition is missing or makes no sense'],
  options: [
    {
      name: 'condition',
      types: ['string', 'mapping'],
      required: true,
      text: 'The condition: its id (`empty`, `not:empty`, `equals(x)`), or a mapping of `plugin` and its options.',
    },
    { name: 'default_value', types: ['any'], text: 'Taken where no item meets the condition, or the item is NULL.' },
  ],
};
