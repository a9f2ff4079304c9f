import type { OtherDescriptor } from '../descriptor.ts';
import { commonOptions } from './common-options.ts';

export const descriptor: OtherDescriptor = {
  type: 'condition',
  id: 'isset',
  provider: 'migrate_conditions',
  summary: 'Whether the value is anything but NULL.',
  closed: true,
  options: commonOptions,
};
