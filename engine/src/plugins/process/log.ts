import type { ProcessDescriptor } from '../descriptor.ts';

export const descriptor: ProcessDescriptor = {
  type: 'process',
  id: 'log',
  provider: 'migrate',
  summary: 'Stores the value in the message table and passes it on: a help for finding mistakes.',
  closed: true,
  core: { '10.6': true, '11.4': true },
  handleMultiples: false,
  input: 'anything',
  output: 'the input',
  multipleAfter: 'false',
  effects: ["message: `'DESTINATION' value is 'VALUE'` for every value"],
  options: [],
};
