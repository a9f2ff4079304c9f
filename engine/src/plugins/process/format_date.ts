import type { ProcessDescriptor } from '../descriptor.ts';

export const descriptor: ProcessDescriptor = {
  type: 'process',
  id: 'format_date',
  provider: 'migrate',
  summary: 'Reads a date in one format and writes it in another, from one time zone to another.',
  closed: true,
  core: { '10.6': true, '11.4': true },
  handleMultiples: false,
  input: 'date as a string or a number',
  output: 'date as a string; `""` for an empty value other than 0',
  multipleAfter: 'false',
  gives: 'string',
  effects: [
    'fail_row: `from_format` or `to_format` is missing (noticed when a value is not empty)',
    'fail_row: the value is no date of this format, or is not the same when it is written back in it',
    'fatal: an unknown `from_timezone`',
  ],
  options: [
    {
      name: 'from_format',
      types: ['string'],
      required: true,
      reference: 'date_format',
      text: 'PHP date format of the value.',
    },
    {
      name: 'to_format',
      types: ['string'],
      required: true,
      reference: 'date_format',
      text: 'PHP date format of the result.',
    },
    {
      name: 'from_timezone',
      types: ['string', 'null'],
      reference: 'timezone',
      text: 'Time zone of the value. Default: the time zone of the site.',
    },
    {
      name: 'to_timezone',
      types: ['string', 'null'],
      reference: 'timezone',
      text: 'Time zone of the result. Default: the time zone of the site. An unknown one gives NULL.',
    },
    {
      name: 'settings',
      types: ['mapping', 'sequence'],
      default: {},
      text: '`validate_format: false` accepts dates that read differently when they are written back.',
    },
    {
      name: 'timezone',
      types: ['any'],
      ignored: true,
      text: 'Option of old releases, without effect: use `from_timezone` and `to_timezone`.',
    },
  ],
  notes: [
    'What `from_format` does not name is taken from the present time, unless it holds `|` or `!`.',
    'With `Y-m-d\\TH:i:s`, a month or day of 00 becomes 01.',
    '`5/19/2017` is refused with `m/d/Y`, since that format writes `05/19/2017`: use `n/j/Y`.',
  ],
};
