import { stringOf } from '../../php/conversion.ts';
import { PhpThrowable } from '../../php/errors.ts';
import { isArray, type Value } from '../../php/value.ts';
import { andThen } from '../../pipeline/maybe.ts';
import type { Row } from '../../pipeline/row.ts';
import { invalid } from '../condition/configured.ts';
import { MigrateSkipProcessException, MigrateSkipRowException } from '../exceptions.ts';
import type { ProcessFactory } from '../process.ts';
import { valuesIn } from './as-array.ts';
import { isOn, option } from './configuration.ts';
import { type PhpCall, phpCall } from './php-call.ts';
import { stepCondition } from './step-condition.ts';

/** migrate_conditions' `SkipOnCondition`. */
const factory: ProcessFactory = (configuration, context) => {
  const condition = stepCondition(option(configuration, 'condition'), context);
  const method = option(configuration, 'method');
  if (method !== 'row' && method !== 'process') {
    throw invalid('The "method" must be set to either "row" or "process".');
  }
  const call = phpCall(context.services);
  const message = option(configuration, 'message');
  const names = valuesIn(option(configuration, 'message_context'));
  if (message !== null && configuration.has('message_context')) checkMessage(message, names, call);

  /** The message with the row's properties in place of its placeholders. */
  function messageFor(row: Row): string {
    if (!isOn(configuration, 'message')) return '';
    if (names.length === 0) return stringOf(message);
    return stringOf(call('sprintf', [message, ...names.map((name) => row.get(stringOf(name)))]));
  }

  let multiple = false;
  return {
    transform: (value, { row }) =>
      andThen(condition.evaluate(value, row), (met) => {
        if (met && method === 'row') throw new MigrateSkipRowException(messageFor(row));
        if (met) throw new MigrateSkipProcessException();
        multiple = isArray(value);
        return value;
      }),
    multiple: () => multiple,
  };
};

/** @throws PhpException InvalidArgumentException where the message has more placeholders than there are properties */
function checkMessage(message: Value, names: readonly Value[], call: PhpCall): void {
  try {
    call('sprintf', [message, ...names]);
  } catch (error) {
    if (!(error instanceof PhpThrowable)) throw error;
    throw invalid(`The message and/or message_context configuration are invalid: ${error.message}`);
  }
}

export default factory;
