import type { ProcessDescriptor } from '../descriptor.ts';
import { entityLookupOptions } from './entity-lookup-options.ts';

export const descriptor: ProcessDescriptor = {
  type: 'process',
  id: 'entity_lookup',
  provider: 'migrate_plus',
  summary:
    'Gives the id of the entity that holds a value: a term by its name, a user by their mail address, a file by its URI.',
  closed: true,
  handleMultiples: true,
  input: 'scalar, or a list of them',
  output:
    'the id of the first match, NULL without one; for a list the ids of all matches, sorted by value from last to first',
  multipleAfter: 'false',
  effects: [
    'fail_row: entity type, field or bundle are neither configured nor to be had from the destination field',
    'fail_row: the destination field refers to nothing',
    'fatal: the destination property is no field of the bundle, though the bundle is a `default_value`',
    'fatal: there is no such entity type or field',
  ],
  options: entityLookupOptions,
  notes: [
    'Without `ignore_case` texts must be equal to the letter, and the integer 1 never equals a stored "1": matches that differ so give `false`, not NULL.',
    'What is not configured is read from the destination field, but only where the migration gives the bundle with a `default_value` step.',
    'An empty value stays as it is.',
    'A list of sources and the list of `explode` are looked up as one; the result is a single value to the next plugin.',
  ],
};
