import type { ProcessDescriptor } from '../descriptor.ts';
import { entityLookupOptions } from './entity-lookup-options.ts';

export const descriptor: ProcessDescriptor = {
  type: 'process',
  id: 'entity_generate',
  provider: 'migrate_plus',
  summary: 'Gives the id of the entity that holds a value, and makes that entity where there is none.',
  closed: true,
  handleMultiples: false,
  input: 'scalar',
  output: 'id of the entity; NULL for an empty value',
  multipleAfter: 'false',
  effects: [
    'fail_row: entity type, field or bundle are neither configured nor to be had from the destination field',
    'fatal: the entity type has bundles and no `bundle_key` says which one',
    'creates an entity that no map knows: rollback leaves it behind',
  ],
  options: [
    ...entityLookupOptions,
    { name: 'default_values', types: ['mapping'], text: 'Values of a new entity, by field.' },
    {
      name: 'values',
      types: ['mapping'],
      text: 'Properties to read for a new entity, by field: `@name` is a destination property, `field/property` a part of a field.',
    },
  ],
  notes: [
    'What is not configured is read from the destination field, but only where the migration gives the bundle with a `default_value` step.',
    'Without `ignore_case` a value that differs in case only makes a second entity.',
  ],
};
