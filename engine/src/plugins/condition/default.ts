import type { OtherDescriptor } from '../descriptor.ts';
import { commonOptions } from './common-options.ts';

export const descriptor: OtherDescriptor = {
  type: 'condition',
  id: 'default',
  provider: 'migrate_conditions',
  summary: 'Is always met: for the last case of `switch_on_condition`.',
  closed: true,
  options: commonOptions,
};
