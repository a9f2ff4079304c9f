import type { DestinationDescriptor } from '../descriptor.ts';

/** `d7_theme_settings`: settings of a theme. */
export const descriptor: DestinationDescriptor = {
  type: 'destination',
  id: 'd7_theme_settings',
  provider: 'system',
  summary: 'Saves the settings of a theme.',
  options: [],
  closed: false,
  core: { '10.6': true, '11.4': true },
  deprecated: 'Deprecated in 11.3.0, removed in 12.0.0.',
  notes: ['Nothing is mapped: each import saves every row again, and a rollback does nothing.'],
  supportsRollback: false,
  ids: { name: 'string' },
};
