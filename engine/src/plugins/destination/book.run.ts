import type { DestinationFactory } from '../destination.ts';
import { ContentEntityDestination } from './content-entity.ts';

/**
 * `book`, `Drupal\book\Plugin\migrate\destination\Book`: the node is saved again with its place in a book, which is no
 * field of the node. So it is a node's destination in all that can be seen.
 */
const factory: DestinationFactory = (configuration, { services }) => {
  const type = services.site.entityTypes.get('node');
  if (!type) throw new Error('The site model has no node entity type.');
  return new ContentEntityDestination(type, configuration, services);
};

export default factory;
