import type { OptionSpec } from '../descriptor.ts';

/** What `file_import` takes, and `image_import`, which extends it. */
export const fileImportOptions: readonly OptionSpec[] = [
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
];
