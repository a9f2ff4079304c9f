import type { DestinationDescriptor } from '../descriptor.ts';

/** What the destinations for single fields of displays have in common. */
export const componentNotes: readonly string[] = [
  'A display that does not exist is made, with its base fields as they come and its other fields hidden.',
  '`options` may leave out the weight, which puts the field last, and settings, which get their defaults.',
  'A true `hidden` hides the field.',
  'A rollback leaves the displays as they are.',
];

/** `component_entity_display`: how one field is shown in a view mode. */
export const descriptor: DestinationDescriptor = {
  type: 'destination',
  id: 'component_entity_display',
  provider: 'migrate',
  summary: 'Shows or hides one field in a view display.',
  options: [],
  closed: false,
  core: { '10.6': true, '11.4': true },
  notes: componentNotes,
  supportsRollback: false,
  ids: { entity_type: 'string', bundle: 'string', view_mode: 'string', field_name: 'string' },
  properties: ['entity_type', 'bundle', 'view_mode', 'field_name', 'hidden', 'options'],
};
