import type { ProcessDescriptor } from '../descriptor.ts';

export const descriptor: ProcessDescriptor = {
  type: 'process',
  id: 'block_visibility',
  provider: 'block',
  summary: 'Makes the visibility settings of a Drupal 6 or 7 block conditions.',
  closed: true,
  core: { '10.6': true, '11.4': true },
  deprecated: 'Deprecated in Drupal 11.3, gone in 12.0.',
  handleMultiples: false,
  input: '`[visibility, pages, role ids]`',
  output: 'mapping of conditions',
  multipleAfter: 'false',
  effects: ['skip_row: `skip_php` is on, and PHP code says on which pages the block stands'],
  options: [
    {
      name: 'skip_php',
      types: ['boolean'],
      default: false,
      text: 'Skips blocks whose pages PHP code determines, rather than showing them everywhere.',
    },
  ],
};
