import type { OtherDescriptor } from '../descriptor.ts';
import { comparisonOptions } from './common-options.ts';

export const descriptor: OtherDescriptor = {
  type: 'condition',
  id: 'older_than',
  provider: 'migrate_conditions',
  summary: 'Whether a date lies before another one.',
  closed: true,
  options: [
    {
      name: 'format',
      types: ['string'],
      required: true,
      text: 'Format of the value, as `DateTime::createFromFormat` takes it.',
    },
    ...comparisonOptions,
  ],
};
