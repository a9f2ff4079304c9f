import type { ProcessDescriptor } from '../descriptor.ts';

export const descriptor: ProcessDescriptor = {
  type: 'process',
  id: 'field_link',
  provider: 'link',
  summary: 'Makes the value of a Drupal 6 or 7 link field that of a link field.',
  closed: true,
  core: { '10.6': true, '11.4': true },
  deprecated: 'Deprecated in Drupal 11.3, gone in 12.0.',
  handleMultiples: false,
  input: 'mapping of `url`, `title` and serialized `attributes`',
  output: 'mapping of `uri`, `options` and `title`',
  multipleAfter: 'false',
  effects: [],
  options: [
    {
      name: 'uri_scheme',
      types: ['string'],
      default: 'http://',
      text: 'What stands in front of an address without a protocol.',
    },
  ],
  notes: ['A path becomes `internal:/PATH`, whether it leads anywhere or not.'],
};
