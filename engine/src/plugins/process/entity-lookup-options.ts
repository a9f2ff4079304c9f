import type { OptionSpec } from '../descriptor.ts';

/** Options of migrate_plus' `EntityLookup` and of the plugins that extend it. */
export const entityLookupOptions: readonly OptionSpec[] = [
  {
    name: 'entity_type',
    types: ['string'],
    reference: 'entity_type',
    text: 'Entity type to search. Default: what the destination field refers to.',
  },
  {
    name: 'value_key',
    types: ['string'],
    text: 'Field that holds the value. Default: the label of the entity type, `uri` of files.',
  },
  {
    name: 'bundle_key',
    types: ['string'],
    text: 'Field that holds the bundle (`vid`, `type`). Without it bundles do not matter.',
  },
  {
    name: 'bundle',
    types: ['string', 'sequence', 'mapping'],
    reference: 'bundle',
    text: 'Bundle or bundles to search. Needed where there is a `bundle_key`.',
  },
  {
    name: 'operator',
    types: ['string'],
    default: '=',
    text: 'How to compare: `=`, `<>`, `>`, `CONTAINS`, `STARTS_WITH`, `ENDS_WITH`, `IN`, `BETWEEN`, ... For a list `=` becomes `IN`.',
  },
  { name: 'access_check', types: ['boolean'], default: true, text: 'Leaves out what the current user may not see.' },
  {
    name: 'ignore_case',
    types: ['boolean'],
    default: false,
    text: 'Takes matches that differ in case or type. Only for `=` and `IN`; other operators always do.',
  },
  {
    name: 'destination_field',
    types: ['string'],
    text: 'For a list: wraps each id in a mapping with this key, such as `target_id`.',
  },
];
