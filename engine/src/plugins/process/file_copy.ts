import type { ProcessDescriptor } from '../descriptor.ts';

export const descriptor: ProcessDescriptor = {
  type: 'process',
  id: 'file_copy',
  provider: 'migrate',
  summary: 'Copies or moves a file into the site’s files; downloads it where the source is a web address.',
  closed: true,
  core: { '10.6': true, '11.4': true },
  handleMultiples: false,
  input: 'list of two: source path, URI or web address, and the destination URI',
  output: 'the URI of the file; NULL for stubs',
  multipleAfter: 'false',
  effects: [
    'fail_row: the source file does not exist',
    'fail_row: the directory of the destination cannot be made or written',
    'fail_row: copying, moving or downloading failed',
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
      name: 'move',
      types: ['boolean'],
      default: false,
      text: 'Moves the file instead of copying it. Not for web addresses.',
    },
    {
      name: 'guzzle_options',
      types: ['mapping', 'sequence'],
      default: {},
      text: 'Options of the HTTP request, as Guzzle takes them.',
    },
  ],
  notes: [
    'Where source and destination are the same file, nothing is done.',
    'The options `rename` and `reuse` of old releases are no longer known: use `file_exists`.',
    'The embedded engine never touches files outside its own folder: a moved source stays on disk and counts as gone.',
  ],
};
