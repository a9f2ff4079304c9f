import { stringOf } from '../../php/conversion.ts';
import { isInt } from '../../php/integers.ts';
import { andThen } from '../../pipeline/maybe.ts';
import { MigrateException } from '../exceptions.ts';
import type { ProcessBuildContext, ProcessFactory } from '../process.ts';
import type { Maybe } from '../services.ts';
import { isOn, option } from './configuration.ts';
import { queriedField } from './entity-query.ts';
import { phpCall } from './php-call.ts';

/** `Drupal\migrate\Plugin\migrate\process\MakeUniqueEntityField`. */
const factory: ProcessFactory = (configuration, context) => {
  const start = option(configuration, 'start') ?? 0;
  const length = option(configuration, 'length');
  const postfix = stringOf(option(configuration, 'postfix'));
  const entityType = stringOf(option(configuration, 'entity_type'));
  const field = stringOf(option(configuration, 'field'));
  const exists = existenceCheck(context, entityType, field, isOn(configuration, 'migrated'));
  const call = phpCall(context.services);

  /** Counts up until a value is free. */
  function free(base: string, candidate: string, counter: number): Maybe<string> {
    return andThen(exists(candidate), (taken) =>
      taken ? free(base, `${base}${postfix}${counter}`, counter + 1) : candidate,
    );
  }

  return {
    transform: (value) => {
      if (!isInt(start)) {
        throw new MigrateException(
          'The start position configuration key should be an integer. Omit this key to capture from the beginning of the string.',
        );
      }
      if (length !== null && !isInt(length)) {
        throw new MigrateException(
          'The character length configuration key should be an integer. Omit this key to capture the entire string.',
        );
      }
      const cut = stringOf(call('mb_substr', [value, start, length]));
      return free(cut, cut, 1);
    },
  };
};

/** Whether an entity has a value in the field; with `migrated` only entities that this migration's map knows. */
function existenceCheck(
  { services, migration }: ProcessBuildContext,
  entityType: string,
  field: string,
  migrated: boolean,
): (value: string) => Maybe<boolean> {
  const anyMapped = (ids: readonly (string | number)[]): Maybe<boolean> => {
    const [first, ...rest] = ids;
    if (first === undefined) return false;
    return andThen(
      services.lookup.isMapped(migration.id, new Map([[field, first]])),
      (mapped) => mapped || anyMapped(rest),
    );
  };
  return (value) => {
    const [name, property] = queriedField(services.site, entityType, field);
    return andThen(services.entities.find(entityType, name, property, value), (ids) =>
      migrated ? anyMapped(ids) : ids.length > 0,
    );
  };
}

export default factory;
