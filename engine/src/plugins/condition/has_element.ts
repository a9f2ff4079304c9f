import type { OtherDescriptor } from '../descriptor.ts';
import { commonOptions } from './common-options.ts';

export const descriptor: OtherDescriptor = {
  type: 'condition',
  id: 'has_element',
  provider: 'migrate_conditions',
  summary: 'Whether any element of a list meets a condition, or the one under a key.',
  closed: true,
  options: [
    {
      name: 'condition',
      types: ['string', 'mapping'],
      required: true,
      text: 'The condition: its id, or a mapping of `plugin` and its options.',
    },
    { name: 'index', types: ['string', 'integer'], text: 'Key of the only element to look at.' },
    ...commonOptions,
  ],
};
