import type { OtherDescriptor } from '../descriptor.ts';
import { commonOptions } from './common-options.ts';

export const descriptor: OtherDescriptor = {
  type: 'condition',
  id: 'callback',
  provider: 'migrate_conditions',
  summary: 'Whether a PHP function gives something truthy.',
  closed: true,
  options: [
    { name: 'callable', types: ['string'], required: true, reference: 'callable', text: 'The function.' },
    {
      name: 'unpack_source',
      types: ['boolean'],
      default: false,
      text: 'Hands the elements of the value over as arguments.',
    },
    { name: 'strict', types: ['boolean'], default: false, text: 'Everything but FALSE counts as met.' },
    ...commonOptions,
  ],
  notes: ['Short: `callback(CALLABLE)`, where the text in parentheses is `callable`.'],
};
