import type { ProcessDescriptor } from '../descriptor.ts';

export const descriptor: ProcessDescriptor = {
  type: 'process',
  id: 'timezone',
  provider: 'system',
  summary: 'Names a time zone that has an offset from UTC, daylight saving time aside.',
  closed: true,
  core: { '10.6': true, '11.4': true },
  handleMultiples: false,
  input: 'offset in seconds',
  output: 'name of a time zone, `UTC` where none is known for the offset',
  multipleAfter: 'false',
  gives: 'string',
  effects: [],
  options: [],
  notes: ['The offset 0 gives `Europe/London`.', 'Provided by `migrate` as well since 11.4.'],
};
