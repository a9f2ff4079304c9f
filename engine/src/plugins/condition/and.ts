import type { OtherDescriptor } from '../descriptor.ts';
import { logicalOptions } from './common-options.ts';

export const descriptor: OtherDescriptor = {
  type: 'condition',
  id: 'and',
  provider: 'migrate_conditions',
  summary: 'Whether all of several conditions are met.',
  closed: true,
  options: logicalOptions,
};
