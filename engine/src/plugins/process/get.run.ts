import { stringOf, toBoolean } from '../../php/conversion.ts';
import { PhpError } from '../../php/errors.ts';
import { isArray, type Value, valuesOf } from '../../php/value.ts';
import type { Row } from '../../pipeline/row.ts';
import type { ProcessFactory } from '../process.ts';
import { option } from './configuration.ts';

/** `Drupal\migrate\Plugin\migrate\process\Get`. */
const factory: ProcessFactory = (configuration) => {
  const source = option(configuration, 'source');
  if (typeof source === 'string') {
    let multiple = false;
    return {
      transform: (value, { row }) => {
        const found = read(source, value, row);
        multiple = isArray(found);
        return found;
      },
      multiple: () => multiple,
    };
  }
  // PHP's foreach over anything but an array warns and does nothing.
  const names = isArray(source) ? valuesOf(source) : [];
  return { transform: (value, { row }) => names.map((name) => read(name, value, row)) };
};

/** A property of the row; an empty name stands for the value of the pipeline. */
function read(name: Value, value: Value, row: Row): Value {
  if (typeof name === 'string') return name === '' ? value : row.get(name);
  if (!toBoolean(name) && name !== 0) return value;
  if (isArray(name)) {
    throw new PhpError('TypeError', 'explode(): Argument #2 ($string) must be of type string, array given');
  }
  return row.get(stringOf(name));
}

export default factory;
