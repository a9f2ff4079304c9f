import { stringOf } from '../../php/conversion.ts';
import { createFromFormat, strtotime } from '../../php/date.ts';
import type { Value } from '../../php/value.ts';
import type { ConditionFactory } from '../condition.ts';
import { MigrateException } from '../exceptions.ts';
import type { Services } from '../services.ts';
import { comparedWith } from './comparison.ts';
import { invalid } from './build.ts';

/** migrate_conditions' `OlderThan`. */
const factory: ConditionFactory = (configuration, { process: { services } }) => {
  const format = stringOf(configuration.get('format') ?? null);
  const other = comparedWith('older_than', configuration);
  return { evaluate: (source, row) => false };
};

export default factory;
