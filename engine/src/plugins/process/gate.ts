import type { ProcessDescriptor } from '../descriptor.ts';

export const descriptor: ProcessDescriptor = {
  type: 'process',
  id: 'gate',
  provider: 'migrate_plus',
  summary: 'Ends the pipeline depending on another property: an unlocked gate lets the value through.',
  closed: true,
  handleMultiples: false,
  input: 'anything',
  output: 'the input, also where the pipeline ends',
  multipleAfter: 'false',
  effects: [
    'stop_pipeline: the gate is closed; the value stays',
    'fatal: `use_as_key`, `valid_keys` or `key_direction` is missing or wrong',
  ],
  options: [
    {
      name: 'use_as_key',
      types: ['string'],
      required: true,
      reference: 'property',
      text: 'Property whose value is the key.',
    },
    {
      name: 'valid_keys',
      types: ['any'],
      required: true,
      text: 'The key or keys that fit. They must be of the same type: `1` does not fit "1".',
    },
    {
      name: 'key_direction',
      types: ['string'],
      required: true,
      allowed: ['lock', 'unlock'],
      text: '`unlock` opens the gate with a key that fits, `lock` closes it.',
    },
  ],
  notes: ['A closed gate keeps the value: as the last step of a pipeline it changes nothing.'],
};
