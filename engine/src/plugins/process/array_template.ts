import type { ProcessDescriptor } from '../descriptor.ts';

export const descriptor: ProcessDescriptor = {
  type: 'process',
  id: 'array_template',
  provider: 'migrate_plus',
  summary: 'Fills a template: texts in it that begin with `source:`, `dest:` or `pipeline:` are replaced by values.',
  closed: true,
  handleMultiples: false,
  input: 'anything',
  output: 'the template, filled',
  multipleAfter: 'false',
  effects: [
    'fatal: `template` is missing or no list or mapping',
    'fatal: `pipeline:` names a key, and the value is no list or mapping',
  ],
  options: [
    {
      name: 'template',
      types: ['mapping', 'sequence'],
      required: true,
      text: 'What to fill. `source:a/b` is a source property, `dest:a` a destination property (without `@`), `pipeline:` the value, `pipeline:a/b` a part of it.',
    },
  ],
};
