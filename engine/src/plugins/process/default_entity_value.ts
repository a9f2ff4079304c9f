import type { ProcessDescriptor } from '../descriptor.ts';
import { entityLookupOptions } from './entity-lookup-options.ts';

export const descriptor: ProcessDescriptor = {
  type: 'process',
  id: 'default_entity_value',
  provider: 'migrate_plus',
  summary: 'Gives the id of a certain entity, found by one of its values, where the input is empty.',
  closed: true,
  handleMultiples: true,
  input: 'anything',
  output: 'the input where it is not empty, else what `entity_lookup` finds for the default value',
  multipleAfter: 'false',
  effects: ['fail_row: entity type, field or bundle are neither configured nor to be had from the destination field'],
  options: [
    { name: 'default_value', types: ['any'], required: true, text: 'The value to look up.' },
    ...entityLookupOptions,
  ],
};
