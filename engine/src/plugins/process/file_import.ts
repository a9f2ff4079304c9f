import type { ProcessDescriptor } from '../descriptor.ts';

export const descriptor: ProcessDescriptor = {
  type: 'process',
  id: 'file_import',
  provider: 'migrate_file',
  summary: 'Copies or downloads a file and makes a file entity of it.',
  closed: true,
  handleMultiples: false,
  input: 'path, URI or web address',
  output: '`{target_id: ID}`, or the id alone with `id_only`; NULL for an empty value',
  multipleAfter: 'false',
  effects: [
    'fail_row: the file could not be imported',
    'skip_process: `skip_on_error` and an error, whose text is stored as a message',
    'message: `skip_on_missing_source` and no such source; the value is NULL then',
  ],
  options: [
    {
      name: 'destination',
      types: ['string', 'null'],
      reference: 'property',
      text: 'Property that holds the destination URI (`@x`, `constants/x`), never the URI itself. With a slash at its end it is a directory. Default: `public://`.',
    },
    {
      name: 'uid',
      types: ['string', 'integer', 'null'],
      reference: 'property',
      text: 'Property that holds the id of the file’s owner. Default: 0.',
    },
    {
      name: 'file_exists',
      types: ['string'],
      default: 'replace',
      allowed: ['replace', 'rename', 'use existing'],
      text: 'What to do where the destination is there already. Anything else counts as `replace`.',
    },
    { name: 'move', types: ['boolean'], default: false, text: 'Moves local files instead of copying them.' },
    {
      name: 'skip_on_missing_source',
      types: ['boolean'],
      default: false,
      text: 'Gives NULL and stores a message where the source is missing. Costs a request for every file on the web.',
    },
    {
      name: 'source_check_method',
      types: ['string'],
      default: 'HEAD',
      allowed: ['HEAD', 'GET'],
      text: 'HTTP method of that request.',
    },
    {
      name: 'skip_on_error',
      types: ['boolean'],
      default: false,
      text: 'Leaves the property out on any error of the import.',
    },
    {
      name: 'guzzle_options',
      types: ['mapping', 'sequence'],
      default: {},
      text: 'Options of the HTTP requests, as Guzzle takes them.',
    },
    { name: 'id_only', types: ['boolean'], default: false, text: 'Gives the bare id.' },
    {
      name: 'reuse',
      types: ['boolean'],
      ignored: true,
      text: 'Without effect since migrate_file 2: use `file_exists: use existing`.',
    },
    {
      name: 'rename',
      types: ['boolean'],
      ignored: true,
      text: 'Without effect since migrate_file 2: use `file_exists: rename`.',
    },
  ],
  notes: ['A file entity with the same URI is used again.'],
};
