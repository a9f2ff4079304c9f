import type { Value } from '../../php/value.ts';
import { andThen } from '../../pipeline/maybe.ts';
import type { ConditionFactory } from '../condition.ts';
import { valuesIn } from '../process/as-array.ts';
import { conditionOf } from './configured.ts';
import { firstMatch } from './one-by-one.ts';

/** migrate_conditions' `AllElements`. */
const factory: ConditionFactory = (configuration, { build }) => {
  const condition = conditionOf(configuration.get('condition') ?? null, build);
  return {
    evaluate: (source, row) => {
      const elements = valuesIn(source).map((element) => [element] as const);
      if (elements.length === 0) return false;
      const isUnmet = ([element]: readonly [Value]) => andThen(condition.evaluate(element, row), (met) => !met);
      return andThen(firstMatch(elements, isUnmet), (unmet) => unmet === undefined);
    },
  };
};

export default factory;
