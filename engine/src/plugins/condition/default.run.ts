import type { ConditionFactory } from '../condition.ts';

/** migrate_conditions' `DefaultCondition`. */
const factory: ConditionFactory = () => ({ evaluate: () => true });

export default factory;
