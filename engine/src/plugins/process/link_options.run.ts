import { parseStr } from '../../php/parse-str.ts';
import { arrayFrom, elementAt, entries, isArray } from '../../php/value.ts';
import type { ProcessFactory } from '../process.ts';

/** `Drupal\menu_link_content\Plugin\migrate\process\LinkOptions`. */
const factory: ProcessFactory = () => ({
  transform: (value) => {
    const query = isArray(value) ? elementAt(value, 'query') : undefined;
    if (!isArray(value) || typeof query !== 'string') return value;
    return arrayFrom([...entries(value), ['query', parseStr(query)]]);
  },
});

export default factory;
