import type { DestinationDescriptor } from '../descriptor.ts';

/** `default_langcode`: the language of the site. */
export const descriptor: DestinationDescriptor = {
  type: 'destination',
  id: 'default_langcode',
  provider: 'language',
  summary: 'Sets the default language of the site.',
  options: [
    {
      name: 'config_name',
      types: ['string'],
      required: true,
      text: 'The configuration that holds the language: `system.site`.',
    },
  ],
  closed: false,
  core: { '10.6': true, '11.4': true },
  notes: ['A row whose language the site does not have fails.', 'A rollback leaves the language as it is.'],
  supportsRollback: false,
  ids: { config_name: 'string' },
  properties: ['default_langcode'],
};
