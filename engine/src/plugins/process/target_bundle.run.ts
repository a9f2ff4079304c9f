import { arrayFrom } from '../../php/value.ts';
import type { ProcessFactory } from '../process.ts';
import { offsetOf } from './offset.ts';

/** `Drupal\taxonomy\Plugin\migrate\process\TargetBundle`. */
const factory: ProcessFactory = () => ({
  transform: (_value, { row }) => {
    const vocabulary = row.get('@_vid');
    return arrayFrom([[offsetOf(vocabulary), vocabulary]]);
  },
});

export default factory;
