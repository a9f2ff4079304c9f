import { stringOf, toBoolean, typeName } from '../../php/conversion.ts';
import { isCallable } from '../../php/functions/index.ts';
import { isArray, type Value } from '../../php/value.ts';
import type { ConditionFactory } from '../condition.ts';
import { MigrateException } from '../exceptions.ts';
import { isOn } from '../process/configuration.ts';
import { phpCall } from '../process/php-call.ts';
import { invalid } from './configured.ts';

/** migrate_conditions' `Callback`. */
const factory: ConditionFactory = (configuration, { process: { services } }) => {
  const callable = configuration.get('callable') ?? null;
  if (!isCallable(callable)) throw invalid('The "callable" must be a valid function or method.');
  const call = phpCall(services);
  const isMet = isOn(configuration, 'strict') ? (result: Value) => result !== false : toBoolean;
  const unpacks = isOn(configuration, 'unpack_source');
  return {
    evaluate: (source) => {
      if (!unpacks) return isMet(call(stringOf(callable), [source]));
      if (isArray(source)) return isMet(call(stringOf(callable), source));
      throw new MigrateException(
        `When 'unpack_source' is set, the source must be an array. Instead it was of type '${typeName(source)}'`,
      );
    },
  };
};

export default factory;
