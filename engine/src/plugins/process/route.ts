import type { ProcessDescriptor } from '../descriptor.ts';

export const descriptor: ProcessDescriptor = {
  type: 'process',
  id: 'route',
  provider: 'migrate',
  summary: 'Finds the route that a path of the site leads to.',
  closed: true,
  core: { '10.6': true, '11.4': true },
  handleMultiples: false,
  input: 'a path, or `[path, link options]`',
  output: 'mapping of `route_name`, `route_parameters`, `options` and `url`; `[]` where the path leads nowhere',
  multipleAfter: 'false',
  gives: 'map',
  effects: ['fatal: the value is neither a text nor a list of two, and leads somewhere'],
  options: [],
  notes: [
    'For an address outside of the site `url` holds it and `route_name` is NULL.',
    'An entity in the path must exist when the row is imported.',
    'The embedded engine knows the routes of core’s modules and of views, not those of other modules.',
  ],
};
