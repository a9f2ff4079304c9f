import type { OtherDescriptor } from '../descriptor.ts';
import { commonOptions } from './common-options.ts';

export const descriptor: OtherDescriptor = {
  type: 'condition',
  id: 'is_null',
  provider: 'migrate_conditions',
  summary: 'Whether the value is NULL.',
  closed: true,
  options: commonOptions,
};
