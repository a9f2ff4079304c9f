import type { ProcessDescriptor } from '../descriptor.ts';
import { trimOptions } from './trim-options.ts';

export const descriptor: ProcessDescriptor = {
  type: 'process',
  id: 'trim',
  provider: 'migrate_process_trim',
  summary: 'Takes white space, or other characters, away from the beginning and end of a text.',
  closed: true,
  handleMultiples: false,
  input: 'string',
  output: 'string',
  multipleAfter: 'false',
  gives: 'string',
  effects: ['fatal: the value is a list or mapping'],
  options: trimOptions,
};
