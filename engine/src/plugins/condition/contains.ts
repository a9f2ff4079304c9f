import type { OtherDescriptor } from '../descriptor.ts';
import { comparisonOptions } from './common-options.ts';

export const descriptor: OtherDescriptor = {
  type: 'condition',
  id: 'contains',
  provider: 'migrate_conditions',
  summary: 'Whether a list holds a value, or a text another text.',
  closed: true,
  options: comparisonOptions,
  notes: ['Short: `contains(VALUE)`, where the text in parentheses is `value`.'],
};
