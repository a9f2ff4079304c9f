import { fromBinary, toBinary } from '../../php/bytes.ts';
import { stringOf } from '../../php/conversion.ts';
import { PhpError } from '../../php/errors.ts';
import { elementAt, isArray, PhpObject, type Value } from '../../php/value.ts';
import { MigrateSkipRowException } from '../exceptions.ts';
import type { ProcessFactory } from '../process.ts';
import { isOn, option } from './configuration.ts';
import { offsetOf } from './offset.ts';

/** `Drupal\migrate\Plugin\migrate\process\SkipRowIfNotSet`. */
const factory: ProcessFactory = (configuration) => {
  const index = option(configuration, 'index');
  const message = isOn(configuration, 'message') ? stringOf(option(configuration, 'message')) : '';
  return {
    transform: (value) => {
      const found = elementOf(value, index);
      if (found === null) throw new MigrateSkipRowException(message);
      return found;
    },
  };
};

/** `$value[$index] ?? NULL`: strings have bytes as elements, other scalars none. */
function elementOf(value: Value, index: Value): Value {
  if (isArray(value)) return elementAt(value, offsetOf(index)) ?? null;
  if (value instanceof PhpObject) {
    throw new PhpError('Error', `Cannot use object of type ${value.className} as array`);
  }
  if (typeof value !== 'string' || index === null) return null;
  const offset = offsetOf(index);
  const byte = typeof offset === 'number' ? toBinary(value).at(offset) : undefined;
  return byte === undefined ? null : fromBinary(byte);
}

export default factory;
