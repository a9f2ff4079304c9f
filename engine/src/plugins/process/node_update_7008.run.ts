import type { ProcessFactory } from '../process.ts';

/** `Drupal\node\Plugin\migrate\process\d6\NodeUpdate7008`. */
const factory: ProcessFactory = () => ({
  transform: (value) => (value === 'administer nodes' ? [value, 'access content overview'] : value),
});

export default factory;
