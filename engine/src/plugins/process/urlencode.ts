import type { ProcessDescriptor } from '../descriptor.ts';

export const descriptor: ProcessDescriptor = {
  type: 'process',
  id: 'urlencode',
  provider: 'migrate',
  summary: 'Percent-encodes path, query and fragment of a web address.',
  closed: true,
  core: { '10.6': true, '11.4': true },
  handleMultiples: false,
  input: 'string',
  output: 'the encoded address; other values unchanged',
  multipleAfter: 'false',
  effects: ['fail_row: an address that PHP cannot take apart'],
  options: [],
  notes: [
    'Only strings with `://` behind their first character are touched.',
    '`/` stays in the path and `&` in the query; `=` in the query is encoded, and so is a `%` that was there before.',
  ],
};
