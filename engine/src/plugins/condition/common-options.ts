import type { OptionSpec } from '../descriptor.ts';

/** Options of every condition (`ConditionBase`). */
export const commonOptions: readonly OptionSpec[] = [
  {
    name: 'negate',
    types: ['boolean'],
    default: false,
    text: 'Turns the answer round, as `not:` in front of the id does.',
  },
  {
    name: 'source',
    types: ['string', 'sequence'],
    reference: 'property',
    text: 'Property or properties to look at instead of the value of the pipeline.',
  },
];

/** What a comparison compares with (`SimpleComparisonBase`): exactly one of the two. */
export const comparisonOptions: readonly OptionSpec[] = [
  { name: 'value', types: ['any'], text: 'What to compare with. Either this or `property`.' },
  {
    name: 'property',
    types: ['string'],
    reference: 'property',
    text: 'Property to compare with. Either this or `value`.',
  },
  ...commonOptions,
];

/** What a condition made of other conditions takes. */
export const logicalOptions: readonly OptionSpec[] = [
  {
    name: 'conditions',
    types: ['sequence', 'mapping'],
    required: true,
    text: 'The conditions, each a mapping of `plugin` and its options.',
  },
  {
    name: 'iterate',
    types: ['boolean'],
    default: false,
    text: 'Each condition looks at the element of the value under its own key.',
  },
  ...commonOptions,
];
