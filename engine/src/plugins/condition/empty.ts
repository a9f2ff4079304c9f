import type { OtherDescriptor } from '../descriptor.ts';
import { commonOptions } from './common-options.ts';

export const descriptor: OtherDescriptor = {
  type: 'condition',
  id: 'empty',
  provider: 'migrate_conditions',
  summary: 'Whether the value is empty: NULL, false, 0, "0", "" or `[]`.',
  closed: true,
  options: commonOptions,
};
