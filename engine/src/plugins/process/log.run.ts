import { exportValue, isNumeric, stringOf } from '../../php/conversion.ts';
import { isArray, PhpFloat, type Value } from '../../php/value.ts';
import { MessageLevel } from '../exceptions.ts';
import type { ProcessFactory } from '../process.ts';
import { type PhpCall, phpCall } from './php-call.ts';

/** `Drupal\migrate\Plugin\migrate\process\Log`. */
const factory: ProcessFactory = (_configuration, { services }) => {
  const call = phpCall(services);
  return {
    transform: (value, { row, destinationProperty }) => {
      const shown = exported(value, call);
      const message =
        shown === undefined
          ? `Unable to log the value for '${destinationProperty}'`
          : `'${destinationProperty}' value is '${shown}'`;
      services.messages.save(row, message, MessageLevel.Error);
      return value;
    },
  };
};

/** The value as the message shows it; `undefined` for objects that have no text. */
function exported(value: Value, call: PhpCall): string | undefined {
  if (value === null || typeof value === 'boolean') return exportValue(value);
  if (value instanceof PhpFloat) return stringOf(call('sprintf', ['%f', value]));
  if (typeof value === 'string' || isNumeric(value) || isArray(value)) return stringOf(call('print_r', [value, true]));
  return undefined;
}

export default factory;
