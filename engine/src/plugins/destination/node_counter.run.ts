import { keptValues } from './kept-values.ts';

/** `node_counter`: `Drupal\statistics\Plugin\migrate\destination\NodeCounter`. */
export default keptValues({
  collection: 'node_counter',
  ids: { nid: 'integer' },
  key: ['nid'],
  fields: {
    nid: 'The ID of the node to which these statistics apply.',
    totalcount: 'The total number of times the node has been viewed.',
    daycount: 'The total number of times the node has been viewed today.',
    timestamp: 'The most recent time the node has been viewed.',
  },
});
