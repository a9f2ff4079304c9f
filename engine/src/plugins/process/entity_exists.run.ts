import { stringOf } from '../../php/conversion.ts';
import { isArray, type Value, valuesOf } from '../../php/value.ts';
import { andThen } from '../../pipeline/maybe.ts';
import { PluginNotFoundException } from '../exceptions.ts';
import type { ProcessFactory } from '../process.ts';
import { option } from './configuration.ts';

/** `Drupal\migrate\Plugin\migrate\process\EntityExists`. */
const factory: ProcessFactory = (configuration, { services }) => {
  const type = stringOf(option(configuration, 'entity_type'));
  const known = services.site.entityTypes.get(type);
  if (type === '' || (services.site.known && known === undefined)) {
    throw new PluginNotFoundException(type, `The "${type}" entity type does not exist.`);
  }
  return {
    transform: (value) => {
      const id = firstOf(value);
      if (id === null || id === '') return false;
      const key = known?.idType === 'string' || !/^\d+$/.test(id) ? id : Number(id);
      return andThen(services.entities.load(type, key), (entity) => (entity ? stringOf(entity.id) : false));
    },
  };
};

/** The id as text; the first of a list, NULL where there is none. */
function firstOf(value: Value): string | null {
  const first = isArray(value) ? (valuesOf(value)[0] ?? null) : value;
  return first === null || first === false || isArray(first) ? null : stringOf(first);
}

export default factory;
