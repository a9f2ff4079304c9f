import type { Value } from '../../php/value.ts';
import { isArray, valuesOf } from '../../php/value.ts';
import type { ProcessFactory } from '../process.ts';

/** `Drupal\migrate_drupal\Plugin\migrate\process\NodeCompleteNodeRevisionLookup`. */
const factory: ProcessFactory = () => ({
  transform: (value) => (isArray(value) && valuesOf(value).length === 3 ? part(valuesOf(value)) : value),
});

const part: (ids: readonly Value[]) => Value = (ids) => ids[1] ?? null;

export default factory;
