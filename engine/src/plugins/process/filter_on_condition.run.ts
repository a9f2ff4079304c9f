import { arrayFrom, entries, isArray, type Key, type Value } from '../../php/value.ts';
import { andThen } from '../../pipeline/maybe.ts';
import { MigrateException } from '../exceptions.ts';
import type { ProcessFactory } from '../process.ts';
import { isOn, option } from './configuration.ts';
import { eachInOrder } from './in-order.ts';
import { stepCondition } from './step-condition.ts';

/** migrate_conditions' `FilterOnCondition`. */
const factory: ProcessFactory = (configuration, context) => {
  const condition = stepCondition(option(configuration, 'condition'), context);
  const keepsKeys = isOn(configuration, 'preserve_keys');
  return {
    transform: (value, { row }) => {
      if (!isArray(value)) throw new MigrateException('The input value should be an array.');
      const kept: (readonly [Key, Value])[] = [];
      const done = eachInOrder(entries(value), ([key, item]) =>
        andThen(condition.evaluate(item, row), (met) => {
          if (met) kept.push([key, item]);
        }),
      );
      return andThen(done, () => (keepsKeys ? arrayFrom(kept) : kept.map(([, item]) => item)));
    },
    multiple: () => true,
  };
};

export default factory;
