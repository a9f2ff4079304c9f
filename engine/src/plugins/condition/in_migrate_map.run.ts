import { stringOf } from '../../php/conversion.ts';
import { andThen } from '../../pipeline/maybe.ts';
import type { ConditionFactory } from '../condition.ts';
import { asArray, valuesIn } from '../process/as-array.ts';

/** migrate_conditions' `InMigrateMap`. */
const factory: ConditionFactory = (configuration, { process: { services } }) => {
  const migrations = valuesIn(configuration.get('migration') ?? null).map(stringOf);
  const includesSkipped = configuration.get('include_skipped') === true;
  return {
    evaluate: (source) =>
      andThen(
        services.lookup.lookup(migrations, asArray(source)),
        // A row that was skipped has NULLs for ids.
        (rows) => rows.length > 0 && (includesSkipped || rows.every((ids) => ids.every((id) => id !== null))),
      ),
  };
};

export default factory;
