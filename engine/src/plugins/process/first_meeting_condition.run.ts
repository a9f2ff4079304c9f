import { isArray, type Value } from '../../php/value.ts';
import { andThen } from '../../pipeline/maybe.ts';
import { firstMatch } from '../condition/one-by-one.ts';
import type { ProcessFactory } from '../process.ts';
import { valuesIn } from './as-array.ts';
import { option } from './configuration.ts';
import { stepCondition } from './step-condition.ts';

/** migrate_conditions' `FirstMeetingCondition`. */
const factory: ProcessFactory = (configuration, context) => {
  const condition = stepCondition(option(configuration, 'condition'), context);
  const fallback = option(configuration, 'default_value');
  let multiple = false;
  return {
    transform: (value, { row }) => {
      const items = valuesIn(value).map((item) => [item] as const);
      const isMet = ([item]: readonly [Value]) => condition.evaluate(item, row);
      return andThen(firstMatch(items, isMet), (found) => {
        const result = found?.[0] ?? fallback;
        multiple = isArray(result);
        return result;
      });
    },
    multiple: () => multiple,
  };
};

export default factory;
