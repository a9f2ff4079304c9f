import type { OtherDescriptor } from '../descriptor.ts';
import { comparisonOptions } from './common-options.ts';

export const descriptor: OtherDescriptor = {
  type: 'condition',
  id: 'greater_than',
  provider: 'migrate_conditions',
  summary: 'Whether the value is greater than another one.',
  closed: true,
  options: comparisonOptions,
  notes: ['Short: `greater_than(VALUE)`, where the text in parentheses is `value`.'],
};
