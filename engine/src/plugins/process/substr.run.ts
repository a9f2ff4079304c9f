import { isInt } from '../../php/integers.ts';
import { MigrateException } from '../exceptions.ts';
import type { ProcessFactory } from '../process.ts';
import { option } from './configuration.ts';
import { phpCall } from './php-call.ts';

/** `Drupal\migrate\Plugin\migrate\process\Substr`. */
const factory: ProcessFactory = (configuration, { services }) => {
  const start = option(configuration, 'start') ?? 0;
  const length = option(configuration, 'length');
  const call = phpCall(services);
  return {
    transform: (value) => {
      if (!isInt(start)) {
        throw new MigrateException(
          'The start position configuration value should be an integer. Omit this key to capture from the beginning of the string.',
        );
      }
      if (length !== null && !isInt(length)) {
        throw new MigrateException(
          'The character length configuration value should be an integer. Omit this key to capture from the start position to the end of the string.',
        );
      }
      if (typeof value !== 'string') throw new MigrateException('The input value must be a string.');
      return call('mb_substr', [value, start, length]);
    },
  };
};

export default factory;
