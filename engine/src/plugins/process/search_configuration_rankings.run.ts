import { isNumeric } from '../../php/conversion.ts';
import { arrayFrom, arrayKey } from '../../php/value.ts';
import type { ProcessFactory } from '../process.ts';

const PREFIX = 'node_rank_';

/** `Drupal\search\Plugin\migrate\process\SearchConfigurationRankings`. */
const factory: ProcessFactory = () => ({
  transform: (_value, { row }) => {
    const ranks = [...row.wholeSource()].flatMap(([name, rank]) =>
      String(name).startsWith(PREFIX) && isNumeric(rank)
        ? [[arrayKey(String(name).slice(PREFIX.length)), rank] as const]
        : [],
    );
    return ranks.length ? arrayFrom(ranks) : null;
  },
});

export default factory;
