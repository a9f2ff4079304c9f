import type { SourceDescriptor } from '../descriptor.ts';

export const descriptor: SourceDescriptor = {
  type: 'source',
  id: 'csv',
  provider: 'migrate_source_csv',
  summary: 'Rows of a CSV file.',
  closed: false,
  openRow: true,
  options: [
    {
      name: 'path',
      types: ['string'],
      required: true,
      reference: 'file',
      text: 'The file: a path from the Drupal root, or a stream URI.',
    },
    {
      name: 'ids',
      types: ['sequence'],
      required: true,
      reference: 'source_ids',
      text: 'The columns that identify a row: a flat list of names. All are strings.',
    },
    {
      name: 'header_offset',
      types: ['integer', 'null'],
      default: 0,
      text: 'Which record holds the names of the columns, from 0; `null` where none does.',
    },
    {
      name: 'fields',
      types: ['sequence'],
      default: [],
      text: 'Names of the columns in order, each `{name: ..., label: ...}`. They take the place of the header, which is still left out of the rows.',
    },
    {
      name: 'delimiter',
      types: ['string'],
      default: ',',
      text: 'What separates fields: one byte. A tab is `"\\t"` in double quotes.',
    },
    { name: 'enclosure', types: ['string'], default: '"', text: 'What fields are quoted with: one byte.' },
    {
      name: 'escape',
      types: ['string'],
      default: '\\',
      text: 'What keeps the next enclosure from closing a field: one byte. It stays in the value.',
    },
    { name: 'create_record_number', types: ['boolean'], default: false, text: 'Adds a column that counts the rows.' },
    { name: 'record_number_field', types: ['string'], default: 'record_number', text: 'Name of that column.' },
    {
      name: 'keys',
      types: ['any'],
      ignored: true,
      text: 'Option of migrate_source_csv 2, without effect now: use `ids`.',
    },
    {
      name: 'header_row_count',
      types: ['any'],
      ignored: true,
      text: 'Option of migrate_source_csv 2, without effect now: use `header_offset`.',
    },
    {
      name: 'column_names',
      types: ['any'],
      ignored: true,
      text: 'Option of migrate_source_csv 2, without effect now: use `fields`.',
    },
  ],
  notes: [
    'All values are strings, and nothing is trimmed. Missing fields are NULL, surplus ones are dropped, empty lines skipped.',
    'Two `fields` with the same label become one, which shifts the columns behind them.',
    '`ids` written as a mapping with types is refused.',
  ],
};
