import type { ProcessFactory } from '../process.ts';
import { option } from './configuration.ts';
import { stepCondition } from './step-condition.ts';

/** migrate_conditions' `EvaluateCondition`. */
const factory: ProcessFactory = (configuration, context) => {
  const condition = stepCondition(option(configuration, 'condition'), context);
  return { transform: (value, { row }) => condition.evaluate(value, row) };
};

export default factory;
