import type { ProcessDescriptor } from '../descriptor.ts';

export const descriptor: ProcessDescriptor = {
  type: 'process',
  id: 'substr',
  provider: 'migrate',
  summary: 'Cuts a part out of a string, counted in characters.',
  closed: true,
  core: { '10.6': true, '11.4': true },
  handleMultiples: false,
  input: 'string',
  output: 'string',
  multipleAfter: 'false',
  gives: 'string',
  effects: ['fail_row: `start` or `length` is no integer', 'fail_row: the value is no string'],
  options: [
    {
      name: 'start',
      types: ['integer', 'null'],
      default: 0,
      text: 'First character, from 0; a negative number counts from the end.',
    },
    { name: 'length', types: ['integer', 'null'], text: 'Number of characters; to the end where it is left out.' },
  ],
  notes: ['Quoted numbers (`"3"`) are strings, and refused.'],
};
