import type { DestinationDescriptor } from '../descriptor.ts';
import { componentNotes } from './component_entity_display.ts';

/** `component_entity_form_display`: how one field is entered in a form mode. */
export const descriptor: DestinationDescriptor = {
  type: 'destination',
  id: 'component_entity_form_display',
  provider: 'migrate',
  summary: 'Shows or hides one field in a form display.',
  options: [],
  closed: false,
  core: { '10.6': true, '11.4': true },
  notes: componentNotes,
  supportsRollback: false,
  ids: { entity_type: 'string', bundle: 'string', form_mode: 'string', field_name: 'string' },
  properties: ['entity_type', 'bundle', 'form_mode', 'field_name', 'hidden', 'options'],
};
