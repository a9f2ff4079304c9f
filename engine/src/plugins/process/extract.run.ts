import { debugType, typeName } from '../../php/conversion.ts';
import { isArray, valuesOf } from '../../php/value.ts';
import { MigrateException } from '../exceptions.ts';
import type { ProcessFactory } from '../process.ts';
import { option } from './configuration.ts';
import { argumentError, nestedElement } from './nested-array.ts';
import { exportVariable } from './variable-export.ts';

/** `Drupal\migrate\Plugin\migrate\process\Extract`. */
const factory: ProcessFactory = (configuration) => {
  const index = option(configuration, 'index');
  const fallback = configuration.get('default');
  return {
    transform: (value) => {
      if (!isArray(value)) {
        throw new MigrateException(`Input should be an array, instead it was of type '${typeName(value)}'`);
      }
      if (!isArray(index)) throw argumentError(2, '$parents', `must be of type array, ${debugType(index)} given`);
      const found = nestedElement(value, valuesOf(index));
      if (found !== undefined) return found;
      if (fallback !== undefined) return fallback;
      throw new MigrateException(
        `Array index missing, extraction failed for '${exportVariable(value)}'. Consider adding a \`default\` key to the configuration.`,
      );
    },
  };
};

export default factory;
