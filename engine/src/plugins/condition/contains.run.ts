import { strictEquals } from '../../php/conversion.ts';
import { isArray, type Value, valuesOf } from '../../php/value.ts';
import type { ConditionFactory } from '../condition.ts';
import { MigrateException } from '../exceptions.ts';
import { comparison } from './comparison.ts';

/** migrate_conditions' `Contains`. */
const factory: ConditionFactory = (configuration) => comparison('contains', configuration, contains);

function contains(source: Value, wanted: Value): boolean {
  if (isArray(source)) return valuesOf(source).some((one) => strictEquals(one, wanted));
  if (typeof source !== 'string') {
    throw new MigrateException('When using the contains condition the source must be an array or a string.');
  }
  if (typeof wanted === 'string') return source.includes(wanted);
  throw new MigrateException(
    'When using the contains condition with a string source, the value/property must be a string.',
  );
}

export default factory;
