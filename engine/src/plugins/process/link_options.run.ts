import { arrayFrom, elementAt, entries, isArray } from '../../php/value.ts';
import type { ProcessFactory } from '../process.ts';
import { phpCall } from './php-call.ts';

/** `Drupal\menu_link_content\Plugin\migrate\process\LinkOptions`. */
const factory: ProcessFactory = (_configuration, { services }) => {
  const call = phpCall(services);
  return {
    transform: (value) => {
      const query = isArray(value) ? elementAt(value, 'query') : undefined;
      if (!isArray(value) || typeof query !== 'string') return value;
      return arrayFrom([...entries(value), ['query', call('parse_str', [query])]]);
    },
  };
};

export default factory;
