import { stringOf } from '../../php/conversion.ts';
import { pregMatch } from '../../php/preg.ts';
import type { ConditionFactory } from '../condition.ts';
import { MigrateException } from '../exceptions.ts';

/** migrate_conditions' `Matches`. */
const factory: ConditionFactory = (configuration) => {
  const regex = stringOf(configuration.get('regex') ?? null);
  return {
    evaluate: (source) => {
      if (typeof source === 'string') return Boolean(pregMatch(regex, source));
      throw new MigrateException('When using the matches condition, the source must be a string.');
    },
  };
};

export default factory;
