import type { ProcessDescriptor } from '../descriptor.ts';

export const descriptor: ProcessDescriptor = {
  type: 'process',
  id: 'switch_on_condition',
  provider: 'migrate_conditions',
  summary: 'Takes the first of several ways whose condition is met.',
  closed: true,
  handleMultiples: true,
  input: 'anything',
  output: 'what that way gives, NULL where no condition is met',
  multipleAfter: 'maybe',
  effects: ['fatal: the condition is missing or makes no sense'],
  options: [
    {
      name: 'cases',
      types: ['sequence', 'mapping'],
      required: true,
      text: 'The ways, each with a `condition` and one of `get` (a property), `process` (steps) and `default_value`.',
    },
  ],
};
