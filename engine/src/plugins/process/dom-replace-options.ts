import type { OptionSpec } from '../descriptor.ts';

/** Options that `dom_str_replace` and `dom_migration_lookup` share. */
export const domReplaceOptions: readonly OptionSpec[] = [
  {
    name: 'mode',
    types: ['string'],
    required: true,
    allowed: ['attribute', 'element', 'text'],
    text: 'What is changed: an attribute, the name of the element, or its text.',
  },
  { name: 'xpath', types: ['string'], required: true, text: 'XPath of the elements.' },
  {
    name: 'attribute_options',
    types: ['mapping'],
    text: 'For `mode: attribute`: `name` is the attribute.',
  },
];
