import type { DestinationBuildContext, DestinationFactory, DestinationPlugin } from '../destination.ts';
import { RequirementsException, RollbackAction } from '../exceptions.ts';
import { ConfigEntityDestination } from './config-entity.ts';
import { configEntityKinds } from './config-entity-kinds.ts';
import { ContentEntityDestination } from './content-entity.ts';

/**
 * `entity:TYPE` for every entity type that is known, content or configuration. An entity type that does not exist becomes the null
 * destination, as in Drupal: its requirements are never met.
 */
const factory: DestinationFactory = (configuration, context) => {
  const type = context.services.site.entityTypes.get(context.derivative);
  if (!type) return nullDestination(context);
  if (type.kind === 'config') {
    const kind = Object.hasOwn(configEntityKinds, type.id) ? configEntityKinds[type.id] : undefined;
    return new (kind ?? ConfigEntityDestination)(type, configuration, context.services);
  }
  return new ContentEntityDestination(type, configuration, context.services);
};

export default factory;

function nullDestination({ derivative }: DestinationBuildContext): DestinationPlugin {
  return {
    supportsRollback: false,
    ids: () => new Map(),
    fields: () => new Map(),
    import: () => false,
    rollbackAction: () => RollbackAction.Delete,
    rollback: () => undefined,
    checkRequirements: () => {
      throw new RequirementsException("Destination plugin 'null' did not meet the requirements", {
        entity_types: [derivative],
      });
    },
  };
}
