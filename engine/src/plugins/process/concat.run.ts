import { exportValue, stringOf } from '../../php/conversion.ts';
import { isArray, valuesOf } from '../../php/value.ts';
import { MigrateException } from '../exceptions.ts';
import type { ProcessFactory } from '../process.ts';
import { option } from './configuration.ts';
import { phpCall } from './php-call.ts';

/** `Drupal\migrate\Plugin\migrate\process\Concat`. */
const factory: ProcessFactory = (configuration, { services }) => {
  const delimiter = option(configuration, 'delimiter') ?? '';
  const call = phpCall(services);
  return {
    transform: (value) => {
      if (!isArray(value)) throw new MigrateException(`${exportValue(value)} is not an array`);
      if (typeof delimiter !== 'string') return call('implode', [delimiter, value]);
      return valuesOf(value).map(stringOf).join(delimiter);
    },
  };
};

export default factory;
