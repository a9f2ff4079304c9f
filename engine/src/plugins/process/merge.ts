import type { ProcessDescriptor } from '../descriptor.ts';

export const descriptor: ProcessDescriptor = {
  type: 'process',
  id: 'merge',
  provider: 'migrate_plus',
  summary: 'Makes one list of several: items one after the other, equal names of mappings overwritten by the later.',
  closed: true,
  handleMultiples: false,
  input: 'list of lists or mappings, which reaches the plugin whole from a list of sources',
  output: 'list or mapping',
  multipleAfter: 'false',
  effects: ['fail_row: the value, or an item of it, is no array'],
  options: [],
};
