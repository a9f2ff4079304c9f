import { compare } from '../../php/conversion.ts';
import type { ConditionFactory } from '../condition.ts';
import { comparison } from './comparison.ts';

/** migrate_conditions' `GreaterThan`. */
const factory: ConditionFactory = (configuration) =>
  // PHP turns `a > b` into `b < a`, which matters for what cannot be compared.
  comparison('greater_than', configuration, (source, other) => compare(other, source) < 0);

export default factory;
