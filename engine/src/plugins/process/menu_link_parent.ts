import type { ProcessDescriptor } from '../descriptor.ts';

export const descriptor: ProcessDescriptor = {
  type: 'process',
  id: 'menu_link_parent',
  provider: 'migrate',
  summary: 'Finds the menu link that is the parent of another one.',
  closed: true,
  core: { '10.6': true, '11.4': true },
  handleMultiples: false,
  input: '`[parent id, menu name, path of the parent]`; the last two may be missing',
  output: '`menu_link_content:UUID`; `""` where the parent id is empty',
  multipleAfter: 'false',
  gives: 'string',
  effects: ['skip_row: there is no such parent', 'fatal: the value is no list'],
  options: [
    {
      name: 'lookup_migrations',
      types: ['sequence'],
      reference: 'migration',
      text: 'Migrations to look the parent id up in. Default: the one that runs; `[]` looks nowhere.',
    },
  ],
  notes: [
    'Where the id is not found, the menu’s link to the parent’s path is taken.',
    'The embedded engine finds links that migrations made, not those that modules bring.',
  ],
};
