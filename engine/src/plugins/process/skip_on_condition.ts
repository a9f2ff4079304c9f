import type { ProcessDescriptor } from '../descriptor.ts';

export const descriptor: ProcessDescriptor = {
  type: 'process',
  id: 'skip_on_condition',
  provider: 'migrate_conditions',
  summary: 'Skips the row, or ends this pipeline, where a condition is met.',
  closed: true,
  handleMultiples: true,
  input: 'anything',
  output: 'the input',
  multipleAfter: 'maybe',
  effects: [
    'skip_row: `method: row` and the condition is met',
    'skip_process: `method: process` and the condition is met; the value becomes NULL',
    'fatal: a wrong `method` or `message`',
    'fatal: the condition is missing or makes no sense',
  ],
  options: [
    {
      name: 'condition',
      types: ['string', 'mapping'],
      required: true,
      text: 'The condition: its id (`empty`, `not:empty`, `equals(x)`), or a mapping of `plugin` and its options.',
    },
    {
      name: 'method',
      types: ['string'],
      required: true,
      allowed: ['row', 'process'],
      text: '`row` skips the whole row, `process` ends this pipeline with NULL.',
    },
    {
      name: 'message',
      types: ['string'],
      text: 'Stored in the message table when the row is skipped; may hold placeholders of `sprintf`.',
    },
    {
      name: 'message_context',
      types: ['string', 'sequence'],
      reference: 'property',
      text: 'Properties that fill the placeholders of `message`.',
    },
  ],
};
