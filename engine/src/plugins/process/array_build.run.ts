import { stringOf } from '../../php/conversion.ts';
import { arrayFrom, elementAt, isArray, type Key, type Value, valuesOf } from '../../php/value.ts';
import { MigrateException } from '../exceptions.ts';
import type { ProcessFactory } from '../process.ts';
import { option } from './configuration.ts';
import { offsetOf } from './offset.ts';

/** `Drupal\migrate\Plugin\migrate\process\ArrayBuild`. */
const factory: ProcessFactory = (configuration) => {
  const key = option(configuration, 'key');
  const content = option(configuration, 'value');
  return {
    transform: (value) => {
      const built = new Map<Key, Value>();
      const items = isArray(value) ? valuesOf(value) : value === null ? [] : [value];
      for (const item of items) built.set(offsetOf(property(item, key)), property(item, content));
      return arrayFrom(built);
    },
  };
};

function property(item: Value, name: Value): Value {
  if (!isArray(item)) throw new MigrateException('The input should be an array of arrays');
  const found = elementAt(item, offsetOf(name));
  if (found === undefined) throw new MigrateException(`The key '${stringOf(name)}' does not exist`);
  return found;
}

export default factory;
