import { debugType } from '../../php/conversion.ts';
import { countOf, isArray, type Value, valuesOf } from '../../php/value.ts';
import { MigrateException, MigrateSkipRowException } from '../exceptions.ts';
import type { ProcessFactory } from '../process.ts';
import { isOn, option } from './configuration.ts';
import { argumentError, nestedElement } from './nested-array.ts';
import { exportVariable } from './variable-export.ts';

/** `Drupal\migrate\Plugin\migrate\process\StaticMap`. */
const factory: ProcessFactory = (configuration, { services }) => {
  const map = option(configuration, 'map');
  const fallback = configuration.get('default_value');
  const bypass = isOn(configuration, 'bypass');
  const nullIsNoKey = services.site.drupalVersion !== '10.6';

  function miss(value: Value, destination: string): Value {
    if (fallback !== undefined) {
      if (bypass) throw new MigrateException('Setting both default_value and bypass is invalid.');
      return fallback;
    }
    if (bypass) return value;
    throw new MigrateSkipRowException(
      `No static mapping found for '${exportVariable(value)}' and no default value provided for destination '${destination}'.`,
    );
  }

  /** Since 11.3, NULL is looked up under '' only for the sake of old migrations. */
  function ofNull(destination: string): Value {
    const found = nestedElement(map, ['']);
    if (found !== undefined) return found;
    if (fallback !== undefined) return fallback;
    if (bypass) return null;
    throw new MigrateSkipRowException(
      `No static mapping possible for NULL and no default value provided for destination '${destination}'.`,
    );
  }

  return {
    transform: (value, { destinationProperty }) => {
      if (value === null && nullIsNoKey) return ofNull(destinationProperty);
      if (isArray(value) && countOf(value) === 0) throw new MigrateException('Can not lookup without a value.');
      if (!isArray(map)) throw argumentError(1, '$array', `must be of type array, ${debugType(map)} given`);
      const found = nestedElement(map, isArray(value) ? valuesOf(value) : [value]);
      return found === undefined ? miss(value, destinationProperty) : found;
    },
  };
};

export default factory;
