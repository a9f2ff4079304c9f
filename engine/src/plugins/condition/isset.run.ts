import type { ConditionFactory } from '../condition.ts';

/** migrate_conditions' `IssetCondition`. */
const factory: ConditionFactory = () => ({ evaluate: (source) => source !== null });

export default factory;
