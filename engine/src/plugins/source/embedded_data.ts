import type { SourceDescriptor } from '../descriptor.ts';

export const descriptor: SourceDescriptor = {
  type: 'source',
  id: 'embedded_data',
  provider: 'migrate',
  summary: 'Rows that are written in the migration itself.',
  closed: false,
  core: { '10.6': true, '11.4': true },
  openRow: true,
  options: [
    {
      name: 'data_rows',
      types: ['sequence', 'mapping'],
      required: true,
      text: 'The rows, each a mapping from properties to values.',
    },
    {
      name: 'ids',
      types: ['mapping'],
      required: true,
      reference: 'source_ids',
      text: 'The properties that identify a row, each with the type of its column: `{id: {type: integer}}`.',
    },
  ],
  notes: [
    'All rows are part of each row’s source, and of its hash: with `track_changes` a change of one row changes all.',
  ],
};
