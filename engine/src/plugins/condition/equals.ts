import type { OtherDescriptor } from '../descriptor.ts';
import { comparisonOptions } from './common-options.ts';

export const descriptor: OtherDescriptor = {
  type: 'condition',
  id: 'equals',
  provider: 'migrate_conditions',
  summary: 'Whether the value equals another one, as PHP’s `==` sees it.',
  closed: true,
  options: [
    { name: 'strict', types: ['boolean'], default: false, text: 'The types must be equal as well.' },
    ...comparisonOptions,
  ],
  notes: ['Short: `equals(VALUE)`, where the text in parentheses is `value`.'],
};
