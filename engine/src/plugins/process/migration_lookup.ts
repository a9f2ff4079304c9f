import type { ProcessDescriptor } from '../descriptor.ts';

export const descriptor: ProcessDescriptor = {
  type: 'process',
  id: 'migration_lookup',
  provider: 'migrate',
  summary:
    'Gives the destination id that another migration made of a source id, making a stub where there is none yet.',
  closed: true,
  core: { '10.6': true, '11.4': true },
  handleMultiples: false,
  input: 'a source id, or the list of source ids of one row',
  output: 'the destination id, the list of ids where there are several, NULL where nothing is found',
  multipleAfter: 'false',
  effects: [
    'stop_pipeline: the value holds nothing but NULL, false, `[]` and `""` (0 and `"0"` are ids)',
    'skip_row: the stub could not be made because its migration refuses stubs or its pipelines skip the row',
    'fail_row: the stub failed, or there are more values than the other migration has ids',
  ],
  options: [
    {
      name: 'migration',
      types: ['string', 'sequence', 'mapping'],
      required: true,
      reference: 'migration',
      text: 'Migration or migrations to look in, in this order; a base id stands for all its derivatives.',
    },
    {
      name: 'source_ids',
      types: ['mapping', 'sequence'],
      text: 'By migration: the list of properties whose values are the ids to look up there.',
    },
    {
      name: 'stub_id',
      types: ['string'],
      reference: 'migration',
      text: 'Which of the migrations makes the stub. Needed for stubs when there are several.',
    },
    { name: 'no_stub', types: ['boolean'], default: false, text: 'Gives NULL instead of making a stub.' },
  ],
  notes: [
    'An unknown migration is no error: nothing is found.',
    'Stubs are made where the migration looks itself up, where `stub_id` is set, and where exactly one migration is named.',
    'A list from `explode` or from a source property is looked up item by item; a list of sources is one key of several ids.',
    'A row that was skipped or failed is found with an empty id: the result is NULL, and no stub is made.',
  ],
};
