import type { OtherDescriptor } from '../descriptor.ts';
import { comparisonOptions } from './common-options.ts';

export const descriptor: OtherDescriptor = {
  type: 'condition',
  id: 'in_array',
  provider: 'migrate_conditions',
  summary: 'Whether the value is one of several.',
  closed: true,
  options: [
    { name: 'strict', types: ['boolean'], default: false, text: 'The types must be equal as well.' },
    ...comparisonOptions,
  ],
};
