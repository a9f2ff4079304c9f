import type { EntityType } from '../../site/model.ts';
import type { DestinationBuildContext } from '../destination.ts';
import { PluginNotFoundException } from '../exceptions.ts';

/**
 * The content entity type that a derived destination names.
 * @throws PluginNotFoundException where there is none: the deriver makes no such plugin
 */
export function entityTypeOf(plugin: string, { derivative, services }: DestinationBuildContext): EntityType {
  const type = services.site.entityTypes.get(derivative);
  if (type?.kind !== 'content') throw new PluginNotFoundException(`${plugin}:${derivative}`);
  return type;
}
