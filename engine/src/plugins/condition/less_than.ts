import type { OtherDescriptor } from '../descriptor.ts';
import { comparisonOptions } from './common-options.ts';

export const descriptor: OtherDescriptor = {
  type: 'condition',
  id: 'less_than',
  provider: 'migrate_conditions',
  summary: 'Whether the value is less than another one.',
  closed: true,
  options: comparisonOptions,
  notes: ['Short: `less_than(VALUE)`, where the text in parentheses is `value`.'],
};
