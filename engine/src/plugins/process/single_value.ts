import type { ProcessDescriptor } from '../descriptor.ts';

export const descriptor: ProcessDescriptor = {
  type: 'process',
  id: 'single_value',
  provider: 'migrate_plus',
  summary: 'Passes a list on as one value, so that the next plugin is called once with the whole of it.',
  closed: true,
  handleMultiples: true,
  input: 'anything',
  output: 'the input',
  multipleAfter: 'false',
  effects: [],
  options: [],
};
