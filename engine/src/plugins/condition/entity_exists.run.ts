import { stringOf } from '../../php/conversion.ts';
import { isInt } from '../../php/integers.ts';
import type { ConditionFactory } from '../condition.ts';
import { MigrateException } from '../exceptions.ts';
import { entityExists } from '../process/entity-query.ts';
import { invalid } from './configured.ts';

/** migrate_conditions' `EntityExists`. */
const factory: ConditionFactory = (configuration, { process: { services } }) => {
  const type = stringOf(configuration.get('entity_type') ?? null);
  if (services.site.known && !services.site.entityTypes.has(type)) {
    throw invalid('The entity_type configured for entity_exists could not be loaded.');
  }
  return {
    evaluate: (source) => {
      if (typeof source !== 'string' && !isInt(source)) {
        throw new MigrateException('The source value for entity_exists must be an integer or a string.');
      }
      return entityExists(services, type, stringOf(source));
    },
  };
};

export default factory;
