import { toBoolean } from '../../php/conversion.ts';
import type { ProcessFactory } from '../process.ts';
import { option } from './configuration.ts';
import { entityLookup } from './entity-lookup.ts';

/** migrate_plus' `DefaultEntityValue`. */
const factory: ProcessFactory = (configuration, context) => {
  const { lookUp } = entityLookup(configuration, context);
  const fallback = option(configuration, 'default_value');
  return {
    transform: (value, { destinationProperty }) => (toBoolean(value) ? value : lookUp(fallback, destinationProperty)),
  };
};

export default factory;
