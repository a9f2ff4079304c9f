import type { OtherDescriptor } from '../descriptor.ts';
import { commonOptions } from './common-options.ts';

export const descriptor: OtherDescriptor = {
  type: 'condition',
  id: 'all_elements',
  provider: 'migrate_conditions',
  summary: 'Whether every element of a list meets a condition. Not of an empty list.',
  closed: true,
  options: [
    {
      name: 'condition',
      types: ['string', 'mapping'],
      required: true,
      text: 'The condition: its id, or a mapping of `plugin` and its options.',
    },
    ...commonOptions,
  ],
};
