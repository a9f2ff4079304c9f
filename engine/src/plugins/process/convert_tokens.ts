import type { ProcessDescriptor } from '../descriptor.ts';

export const descriptor: ProcessDescriptor = {
  type: 'process',
  id: 'convert_tokens',
  provider: 'user',
  summary: 'Replaces the placeholders of Drupal 6 mails by tokens.',
  closed: true,
  core: { '10.6': true, '11.4': true },
  deprecated: 'Deprecated in Drupal 11.3, gone in 12.0.',
  handleMultiples: true,
  input: 'string or NULL',
  output: 'string',
  multipleAfter: 'false',
  effects: ['fail_row: the value is neither a text nor NULL'],
  options: [],
};
