import type { DestinationDescriptor } from '../descriptor.ts';

/** `config`: properties of one configuration object. */
export const descriptor: DestinationDescriptor = {
  type: 'destination',
  id: 'config',
  provider: 'migrate',
  summary: 'Sets properties of one configuration object.',
  options: [
    {
      name: 'config_name',
      types: ['string'],
      required: true,
      text: 'Name of the configuration, such as `system.site`.',
    },
    {
      name: 'translations',
      types: ['boolean'],
      default: false,
      text: 'Rows are translations: they go to the override of their `langcode`, which joins the destination ids.',
    },
    {
      name: 'store null',
      types: ['boolean'],
      default: false,
      text: 'Writes a NULL that a plugin set. What a pipeline gave NULL for stays as it was all the same. The name has a blank in it.',
    },
  ],
  closed: false,
  core: { '10.6': true, '11.4': true },
  notes: [
    'A `/` in a destination name goes a level down: `page/front`.',
    'The id of every row is the name of the configuration.',
    'A rollback leaves the values as they are; translations are deleted.',
  ],
  supportsRollback: false,
  ids: { config_name: 'string' },
};
