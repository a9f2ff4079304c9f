import type { ProcessDescriptor } from '../descriptor.ts';

export const descriptor: ProcessDescriptor = {
  type: 'process',
  id: 'link_options',
  provider: 'menu_link_content',
  summary: 'Takes the query string among the options of a Drupal 6 or 7 link apart.',
  closed: true,
  core: { '10.6': true, '11.4': true },
  handleMultiples: true,
  input: 'mapping of link options',
  output: 'the same with a `query` that is a mapping',
  multipleAfter: 'false',
  effects: [],
  options: [],
  notes: ['Provided by `migrate` since 11.4.'],
};
