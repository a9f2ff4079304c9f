import type { OtherDescriptor } from '../descriptor.ts';
import { commonOptions } from './common-options.ts';

export const descriptor: OtherDescriptor = {
  type: 'condition',
  id: 'is_stub',
  provider: 'migrate_conditions',
  summary: 'Whether the row is a stub. Never within `sub_process`.',
  closed: true,
  options: commonOptions,
};
