import type { ProcessDescriptor } from '../descriptor.ts';

export const descriptor: ProcessDescriptor = {
  type: 'process',
  id: 'make_unique_entity_field',
  provider: 'migrate',
  summary: 'Adds a number to a value as long as an entity has it already.',
  closed: true,
  core: { '10.6': true, '11.4': true },
  handleMultiples: false,
  input: 'string',
  output: 'the string, with `postfix` and 1, 2, 3, ... behind it where it is taken',
  multipleAfter: 'false',
  gives: 'string',
  effects: ['fail_row: `start` or `length` is no integer', 'fatal: an unknown entity type or field'],
  options: [
    {
      name: 'entity_type',
      types: ['string'],
      required: true,
      reference: 'entity_type',
      text: 'Entity type to search.',
    },
    {
      name: 'field',
      types: ['string'],
      required: true,
      text: 'Field, or `field.property`, that the value is compared with.',
    },
    {
      name: 'migrated',
      types: ['boolean'],
      default: false,
      text: 'Only entities that this migration made count. Works where `field` is the id of the entity type.',
    },
    {
      name: 'start',
      types: ['integer', 'null'],
      default: 0,
      text: 'Cuts the value before it is compared: first character.',
    },
    { name: 'length', types: ['integer', 'null'], text: 'Cuts the value before it is compared: number of characters.' },
    { name: 'postfix', types: ['string', 'null'], default: '', text: 'What stands between value and number.' },
  ],
  notes: [
    'The number comes on top of `length`.',
    'The entity of the row itself counts: an update turns `X` into `X1`, and the next one back.',
  ],
};
