import { typeName } from '../../php/conversion.ts';
import { DataObject } from '../../php/objects.ts';
import { isArray, PhpObject, type Value, valuesOf } from '../../php/value.ts';
import { MigrateException } from '../exceptions.ts';
import type { ProcessFactory } from '../process.ts';

/** `Drupal\migrate\Plugin\migrate\process\Flatten`. */
const factory: ProcessFactory = () => ({
  transform: (value) => {
    if (!isArray(value) && !(value instanceof PhpObject)) {
      throw new MigrateException(`Input should be an array or an object, instead it was of type '${typeName(value)}'`);
    }
    return [...leaves(value)];
  },
});

/** PHP's recursive array iterator walks into objects as it does into arrays. */
function* leaves(value: Value): Generator<Value> {
  if (isArray(value)) for (const element of valuesOf(value)) yield* leaves(element);
  else if (value instanceof DataObject) for (const element of value.properties.values()) yield* leaves(element);
  else yield value;
}

export default factory;
