import { componentDisplay } from './component-display.ts';

/** `component_entity_form_display`. */
export default componentDisplay('entity_form_display', 'form_mode');
