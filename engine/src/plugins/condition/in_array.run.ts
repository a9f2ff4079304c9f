import { looseEquals, strictEquals } from '../../php/conversion.ts';
import type { ConditionFactory } from '../condition.ts';
import { valuesIn } from '../process/as-array.ts';
import { isOn } from '../process/configuration.ts';
import { comparison } from './comparison.ts';

/** migrate_conditions' `InArray`. */
const factory: ConditionFactory = (configuration) => {
  const equals = isOn(configuration, 'strict') ? strictEquals : looseEquals;
  return comparison('in_array', configuration, (source, other) => valuesIn(other).some((one) => equals(source, one)));
};

export default factory;
