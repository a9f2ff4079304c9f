import type { DestinationFactory } from '../destination.ts';
import { ConfigEntityDestination } from './config-entity.ts';
import { configEntityKinds } from './config-entity-kinds.ts';
import { ContentEntityDestination } from './content-entity.ts';
import { nullDestination } from './null-destination.ts';

/**
 * `entity:TYPE` for every entity type that is known, content or configuration. An entity type that does not exist becomes the null
 * destination, as in Drupal: its requirements are never met.
 */
const factory: DestinationFactory = (configuration, context) => {
  const type = context.services.site.entityTypes.get(context.derivative);
  if (!type) return nullDestination({ entity_types: [context.derivative] });
  if (type.kind === 'config') {
    const kind = Object.hasOwn(configEntityKinds, type.id) ? configEntityKinds[type.id] : undefined;
    return new (kind ?? ConfigEntityDestination)(type, configuration, context.services);
  }
  return new ContentEntityDestination(type, configuration, context.services);
};

export default factory;
