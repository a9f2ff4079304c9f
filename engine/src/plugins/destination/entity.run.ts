import type { DestinationBuildContext, DestinationFactory, DestinationPlugin } from '../destination.ts';
import { PluginNotRunnableError, RequirementsException, RollbackAction } from '../exceptions.ts';
import { ContentEntityDestination } from './content-entity.ts';

/**
 * `entity:TYPE` for every content entity type that is known. An entity type that does not exist becomes the null
 * destination, as in Drupal: its requirements are never met.
 * @throws PluginNotRunnableError for configuration entities
 */
const factory: DestinationFactory = (configuration, context) => {
  const type = context.services.site.entityTypes.get(context.derivative);
  if (!type) return nullDestination(context);
  if (type.kind === 'config') {
    throw new PluginNotRunnableError(
      'destination',
      `entity:${type.id}`,
      'it saves configuration, of which the engine keeps none. Run this migration on the site itself.',
    );
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
