import type { ConditionFactory } from '../condition.ts';

/** migrate_conditions' `IsStub`. */
const factory: ConditionFactory = () => ({ evaluate: (_source, row) => row.isStub });

export default factory;
