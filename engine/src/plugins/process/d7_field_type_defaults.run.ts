import { elementAt, isArray } from '../../php/value.ts';
import type { ProcessFactory } from '../process.ts';

/** `Drupal\field\Plugin\migrate\process\d7\FieldTypeDefaults`. */
const factory: ProcessFactory = () => ({
  transform: (value) => (isArray(value) ? elementAt(value, 1) : null) ?? value,
});

export default factory;
