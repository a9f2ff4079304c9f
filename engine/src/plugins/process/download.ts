import type { ProcessDescriptor } from '../descriptor.ts';

export const descriptor: ProcessDescriptor = {
  type: 'process',
  id: 'download',
  provider: 'migrate',
  summary: 'Downloads a file from the web into the site’s files.',
  closed: true,
  core: { '10.6': true, '11.4': true },
  handleMultiples: false,
  input: 'list of two: the web address and the destination URI',
  output: 'the URI of the file; NULL for stubs',
  multipleAfter: 'false',
  effects: [
    'fail_row: the directory or the file cannot be written, or the download fails; nothing is left at the destination then',
  ],
  options: [
    {
      name: 'file_exists',
      types: ['string'],
      default: 'replace',
      allowed: ['replace', 'rename', 'use existing'],
      text: 'What to do where the destination is there already. Anything else counts as `replace`.',
    },
    {
      name: 'guzzle_options',
      types: ['mapping', 'sequence'],
      default: {},
      text: 'Options of the HTTP request, as Guzzle takes them.',
    },
  ],
  notes: [
    '`use existing` gives the destination back without a request.',
    'The two values usually come from a list of sources.',
  ],
};
