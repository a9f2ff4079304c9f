import { toBoolean } from '../../php/conversion.ts';
import type { ConditionFactory } from '../condition.ts';

/** migrate_conditions' `EmptyCondition`. */
const factory: ConditionFactory = () => ({ evaluate: (source) => !toBoolean(source) });

export default factory;
