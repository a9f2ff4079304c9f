import type { OtherDescriptor } from '../descriptor.ts';
import { commonOptions } from './common-options.ts';

export const descriptor: OtherDescriptor = {
  type: 'condition',
  id: 'and',
  provider: 'migrate_conditions',
  summary: 'Whether all of several conditions are met.',
  closed: true,
  options: [
    {
      name: 'conditions',
      types: ['sequence', 'mapping'],
      required: true,
      text: 'The conditions, each a mapping of `plugin` and its options.',
    },
    {
      name: 'iterate',
      types: ['boolean'],
      default: false,
      text: 'Each condition looks at the element of the value under its own key.',
    },
    ...commonOptions,
  ],
};
