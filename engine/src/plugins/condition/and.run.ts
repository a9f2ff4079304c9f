import type { ConditionFactory } from '../condition.ts';
import { combined } from './combined.ts';

/** migrate_conditions' `AndCondition`. */
const factory: ConditionFactory = (configuration, context) => combined('and', configuration, context, false);

export default factory;
