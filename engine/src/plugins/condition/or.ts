import type { OtherDescriptor } from '../descriptor.ts';
import { logicalOptions } from './common-options.ts';

export const descriptor: OtherDescriptor = {
  type: 'condition',
  id: 'or',
  provider: 'migrate_conditions',
  summary: 'Whether any of several conditions is met.',
  closed: true,
  options: logicalOptions,
};
