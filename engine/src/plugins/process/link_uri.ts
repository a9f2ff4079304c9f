import type { ProcessDescriptor } from '../descriptor.ts';

export const descriptor: ProcessDescriptor = {
  type: 'process',
  id: 'link_uri',
  provider: 'menu_link_content',
  summary: 'Makes the URI of a link field of a path or an address.',
  closed: true,
  core: { '10.6': true, '11.4': true },
  handleMultiples: false,
  input: 'a path such as `node/1`, or an address',
  output: '`entity:node/1`, `internal:/user/login`, `route:<nolink>`; an address stays as it is',
  multipleAfter: 'false',
  gives: 'string',
  effects: [
    'fail_row: the path leads nowhere on the site, while `validate_route` is on',
    'fatal: the value is a list or mapping',
  ],
  options: [
    {
      name: 'validate_route',
      types: ['boolean'],
      default: true,
      text: 'Whether a path that leads nowhere fails the row. Otherwise it becomes `base:PATH`.',
    },
  ],
  notes: [
    '`<front>` becomes `internal:/`; an empty value, `<nolink>` and `<none>` become `route:<nolink>`.',
    'An entity in the path must exist when the row is imported: let the menu depend on the content.',
    'Provided by `migrate` since 11.4.',
    'The embedded engine knows the routes of core’s modules and of views, not those of other modules.',
  ],
};
