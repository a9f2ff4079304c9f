import type { ProcessDescriptor } from '../descriptor.ts';

export const descriptor: ProcessDescriptor = {
  type: 'process',
  id: 'skip_on_empty',
  provider: 'migrate',
  summary: 'Skips the row, or ends this pipeline, where the value is empty.',
  closed: true,
  core: { '10.6': true, '11.4': true },
  handleMultiples: false,
  input: 'anything',
  output: 'the input; NULL where the pipeline ends',
  multipleAfter: 'false',
  effects: [
    'skip_row: `method: row` and an empty value',
    'stop_pipeline: `method: process` and an empty value (the destination counts as empty)',
    'fatal: `method` is missing or unknown (BadMethodCallException)',
  ],
  options: [
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
      text: 'Stored in the message table when the row is skipped. Without it nothing is stored. Not used by `process`.',
    },
  ],
  notes: [
    'Empty is what PHP takes for false: `""`, `"0"`, 0, 0.0, false, NULL, `[]`.',
    'After `source: name` a list is checked item by item, so an empty list never counts as empty.',
  ],
};
