import { compare } from '../../php/conversion.ts';
import type { ConditionFactory } from '../condition.ts';
import { comparison } from './comparison.ts';

/** migrate_conditions' `LessThan`. */
const factory: ConditionFactory = (configuration) =>
  comparison('less_than', configuration, (source, other) => compare(source, other) < 0);

export default factory;
