import { componentDisplay } from './component-display.ts';

/** `component_entity_display`. */
export default componentDisplay('entity_view_display', 'view_mode');
