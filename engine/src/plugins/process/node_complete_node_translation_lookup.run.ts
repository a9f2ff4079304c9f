import type { Value } from '../../php/value.ts';
import { isArray, valuesOf } from '../../php/value.ts';
import type { ProcessFactory } from '../process.ts';

/** `Drupal\migrate_drupal\Plugin\migrate\process\NodeCompleteNodeTranslationLookup`. */
const factory: ProcessFactory = () => ({
  transform: (value) => (isArray(value) && valuesOf(value).length === 3 ? part(valuesOf(value)) : value),
});

const part: (ids: readonly Value[]) => Value = ([node = null, , langcode = null]) =>
  langcode === 'und' ? null : [node, langcode];

export default factory;
