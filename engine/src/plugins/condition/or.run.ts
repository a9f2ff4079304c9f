import type { ConditionFactory } from '../condition.ts';
import { combined } from './combined.ts';

/** migrate_conditions' `OrCondition`. */
const factory: ConditionFactory = (configuration, context) => combined('or', configuration, context, true);

export default factory;
