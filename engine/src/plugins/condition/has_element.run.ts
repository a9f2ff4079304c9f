import { elementAt, type Value } from '../../php/value.ts';
import { andThen } from '../../pipeline/maybe.ts';
import type { ConditionFactory } from '../condition.ts';
import { asArray, valuesIn } from '../process/as-array.ts';
import { offsetOf } from '../process/offset.ts';
import { conditionOf } from './configured.ts';
import { firstMatch } from './one-by-one.ts';

/** migrate_conditions' `HasElement`. */
const factory: ConditionFactory = (configuration, { build }) => {
  const condition = conditionOf(configuration.get('condition') ?? null, build);
  const index = configuration.get('index') ?? null;
  return {
    evaluate: (source, row) => {
      if (index !== null) return condition.evaluate(elementAt(asArray(source), offsetOf(index)) ?? null, row);
      const elements = valuesIn(source).map((element) => [element] as const);
      const isMet = ([element]: readonly [Value]) => condition.evaluate(element, row);
      return andThen(firstMatch(elements, isMet), (met) => met !== undefined);
    },
  };
};

export default factory;
