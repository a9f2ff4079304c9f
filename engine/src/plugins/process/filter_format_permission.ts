import type { ProcessDescriptor } from '../descriptor.ts';

export const descriptor: ProcessDescriptor = {
  type: 'process',
  id: 'filter_format_permission',
  provider: 'filter',
  summary: 'Adds the permissions to use text formats.',
  closed: true,
  core: { '10.6': true, '11.4': true },
  deprecated: 'Deprecated in Drupal 11.3, gone in 12.0.',
  handleMultiples: false,
  input: 'list of permissions',
  output: 'the same with a permission for each format of the row’s `filter_permissions:RID`',
  multipleAfter: 'false',
  effects: [],
  options: [
    {
      name: 'migration',
      types: ['string'],
      reference: 'migration',
      default: 'd6_filter_format',
      text: 'Migration of the text formats.',
    },
  ],
};
