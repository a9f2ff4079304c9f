import { looseEquals, strictEquals } from '../../php/conversion.ts';
import type { ConditionFactory } from '../condition.ts';
import { isOn } from '../process/configuration.ts';
import { comparison } from './comparison.ts';

/** migrate_conditions' `Equals`. */
const factory: ConditionFactory = (configuration) =>
  comparison('equals', configuration, isOn(configuration, 'strict') ? strictEquals : looseEquals);

export default factory;
