import type { DestinationDescriptor } from '../descriptor.ts';

/** `table` of migrate_plus: rows of a database table. */
export const descriptor: DestinationDescriptor = {
  type: 'destination',
  id: 'table',
  provider: 'migrate_plus',
  summary: 'Saves rows of a database table.',
  options: [
    { name: 'table_name', types: ['string'], required: true, text: 'The table.' },
    {
      name: 'id_fields',
      types: ['mapping'],
      required: true,
      text: 'Columns that identify a row, each with its `type`; `use_auto_increment` leaves the number to the database.',
    },
    { name: 'fields', types: ['mapping'], text: 'The other columns that are saved, as keys of a mapping.' },
    { name: 'batch_size', types: ['integer'], default: 1, text: 'Rows that are inserted at once.' },
    { name: 'database_key', types: ['string'], text: 'Key of the database connection.' },
  ],
  closed: false,
  notes: ['The embedded engine has no database of the site to write to, and refuses to run it.'],
  supportsRollback: true,
};
