import type { OptionSpec } from '../descriptor.ts';

/** Options of the plugins of migrate_process_trim. */
export const trimOptions: readonly OptionSpec[] = [
  {
    name: 'mask',
    types: ['string'],
    text: 'The characters to take away; `a..z` is a range. Default: blanks, tabs, line breaks, NUL and vertical tabs.',
  },
];
