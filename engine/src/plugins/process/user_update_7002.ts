import type { ProcessDescriptor } from '../descriptor.ts';

export const descriptor: ProcessDescriptor = {
  type: 'process',
  id: 'user_update_7002',
  provider: 'user',
  summary: 'Gives a user’s time zone, or the site’s where it is none.',
  closed: true,
  core: { '10.6': true, '11.4': true },
  deprecated: 'Deprecated in Drupal 11.3, gone in 12.0.',
  handleMultiples: false,
  input: 'ignored: the row’s `timezone_name` or `event_timezone` is read',
  output: 'name of a time zone',
  multipleAfter: 'false',
  effects: [],
  options: [],
};
