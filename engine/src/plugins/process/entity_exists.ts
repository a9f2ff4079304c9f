import type { ProcessDescriptor } from '../descriptor.ts';

export const descriptor: ProcessDescriptor = {
  type: 'process',
  id: 'entity_exists',
  provider: 'migrate',
  summary: 'Says whether an entity of this id exists: gives the id, else false.',
  closed: true,
  core: { '10.6': true, '11.4': true },
  handleMultiples: false,
  input: 'entity id, or a list whose first item is one',
  output: 'the id, or false',
  multipleAfter: 'false',
  effects: ['fatal: `entity_type` is missing or unknown'],
  options: [
    {
      name: 'entity_type',
      types: ['string'],
      required: true,
      reference: 'entity_type',
      text: 'Entity type to look in.',
    },
  ],
  notes: ['false is not NULL: the destination property is set to it.'],
};
