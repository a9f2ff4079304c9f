import type { ProcessFactory } from '../process.ts';
import { entityLookup } from './entity-lookup.ts';

/** migrate_plus' `EntityLookup`. */
const factory: ProcessFactory = (configuration, context) => {
  const { lookUp } = entityLookup(configuration, context);
  return { transform: (value, { destinationProperty }) => lookUp(value, destinationProperty) };
};

export default factory;
