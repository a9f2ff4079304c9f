import type { ProcessDescriptor } from '../descriptor.ts';

export const descriptor: ProcessDescriptor = {
  type: 'process',
  id: 'block_theme',
  provider: 'block',
  summary: 'Finds the theme for a Drupal 6 or 7 block.',
  closed: true,
  core: { '10.6': true, '11.4': true },
  deprecated: 'Deprecated in Drupal 11.3, gone in 12.0.',
  handleMultiples: false,
  input: '`[theme, default theme, administration theme]`',
  output: 'name of a theme: the same where the site has it, else the site’s default or administration theme',
  multipleAfter: 'false',
  effects: [],
  options: [],
};
