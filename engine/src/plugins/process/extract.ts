import type { ProcessDescriptor } from '../descriptor.ts';

export const descriptor: ProcessDescriptor = {
  type: 'process',
  id: 'extract',
  provider: 'migrate',
  summary: 'Takes one element out of a nested list or mapping.',
  closed: true,
  core: { '10.6': true, '11.4': true },
  handleMultiples: true,
  input: 'list or mapping',
  output: 'the element at the path',
  multipleAfter: 'false',
  effects: [
    'fail_row: the value is no array',
    'fail_row: there is no such element and no `default`',
    'fatal: `index` is no list',
  ],
  options: [
    { name: 'index', types: ['sequence'], required: true, text: 'The path: a list of keys.' },
    { name: 'default', types: ['any'], text: 'The result where there is no such element. NULL is a default too.' },
  ],
};
