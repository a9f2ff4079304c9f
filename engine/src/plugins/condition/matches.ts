import type { OtherDescriptor } from '../descriptor.ts';
import { commonOptions } from './common-options.ts';

export const descriptor: OtherDescriptor = {
  type: 'condition',
  id: 'matches',
  provider: 'migrate_conditions',
  summary: 'Whether a text matches a regular expression.',
  closed: true,
  options: [
    { name: 'regex', types: ['string'], required: true, text: 'The regular expression, with PHP’s delimiters.' },
    ...commonOptions,
  ],
  notes: ['Short: `matches(REGEX)`, where the text in parentheses is `regex`.'],
};
