import type { ProcessDescriptor } from '../descriptor.ts';

export const descriptor: ProcessDescriptor = {
  type: 'process',
  id: 'machine_name',
  provider: 'migrate',
  summary: 'Makes a machine name of a text: plain small letters, digits and underscores.',
  closed: true,
  core: { '10.6': true, '11.4': true },
  handleMultiples: false,
  input: 'string',
  output: 'machine name',
  multipleAfter: 'false',
  gives: 'string',
  effects: [
    'fail_row: `replace_pattern` is no string; noticed while the pipeline is built, so no row is imported at all',
  ],
  options: [
    {
      name: 'replace_pattern',
      types: ['string', 'null'],
      default: '/[^a-z0-9_]+/',
      text: 'Regular expression of what becomes an underscore.',
    },
    { name: 'field', types: ['any'], ignored: true, text: 'Without effect; some of core’s own migrations carry it.' },
  ],
  notes: ['Letters are transliterated first (`Ü` is `u`). Runs of underscores become one; those at the ends stay.'],
};
