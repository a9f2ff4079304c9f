import type { ProcessDescriptor } from '../descriptor.ts';

export const descriptor: ProcessDescriptor = {
  type: 'process',
  id: 'default_value',
  provider: 'migrate',
  summary: 'Puts a fixed value in place of an empty one.',
  closed: true,
  core: { '10.6': true, '11.4': true },
  handleMultiples: true,
  input: 'anything',
  output: 'the input, or the default',
  multipleAfter: 'false',
  effects: [],
  options: [
    {
      name: 'default_value',
      types: ['any'],
      required: true,
      text: 'The value to use, of any YAML type. It is taken literally: `@x` and `constants/x` are not resolved.',
    },
    {
      name: 'strict',
      types: ['boolean'],
      default: false,
      text: 'true: only NULL is replaced. false: everything that is empty to PHP is (`""`, `"0"`, 0, 0.0, false, `[]`, NULL).',
    },
  ],
  notes: [
    'As the first step without a `source` it sets a constant: pipelines start with NULL.',
    'A list as default is handed on whole, never item by item.',
  ],
};
