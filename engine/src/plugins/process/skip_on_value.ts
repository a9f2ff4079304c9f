import type { ProcessDescriptor } from '../descriptor.ts';

export const descriptor: ProcessDescriptor = {
  type: 'process',
  id: 'skip_on_value',
  provider: 'migrate_plus',
  summary: 'Skips the row, or ends this pipeline, where the value is one of those given.',
  closed: true,
  handleMultiples: false,
  input: 'scalar',
  output: 'the input, also where the pipeline ends',
  multipleAfter: 'false',
  effects: [
    'skip_row: `method: row` and an equal value',
    'stop_pipeline: `method: process` and an equal value; the value stays',
    'fatal: `value` or `method` is missing',
  ],
  options: [
    {
      name: 'value',
      types: ['string', 'integer', 'float', 'boolean', 'sequence', 'mapping', 'null'],
      required: true,
      text: 'The value or values, compared as texts.',
    },
    {
      name: 'not_equals',
      types: ['boolean'],
      text: 'Skips where the value is none of them. That the key is there counts, even `false` does.',
    },
    {
      name: 'method',
      types: ['string'],
      required: true,
      allowed: ['row', 'process'],
      text: '`row` skips the whole row, `process` ends this pipeline.',
    },
    {
      name: 'message',
      types: ['string', 'null'],
      text: 'Stored in the message table when the row is skipped. Not used by `process`.',
    },
  ],
  notes: ['`method: process` keeps the value: as the last step of a pipeline it changes nothing.'],
};
