import { isArray, valuesOf } from '../../php/value.ts';
import { MigrateException } from '../exceptions.ts';
import type { ProcessFactory } from '../process.ts';
import { option } from './configuration.ts';

/** `Drupal\migrate\Plugin\migrate\process\NullCoalesce`. */
const factory: ProcessFactory = (configuration) => {
  const fallback = option(configuration, 'default_value');
  return {
    transform: (value) => {
      if (!isArray(value)) throw new MigrateException('The input value should be an array.');
      return valuesOf(value).find((element) => element !== null) ?? fallback;
    },
  };
};

export default factory;
