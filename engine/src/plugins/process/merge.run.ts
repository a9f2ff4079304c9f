import { arrayFrom, entries, isArray, type Key, type Value } from '../../php/value.ts';
import { MigrateException } from '../exceptions.ts';
import type { ProcessFactory } from '../process.ts';

/** migrate_plus' `Merge`. */
const factory: ProcessFactory = () => ({
  transform: (value, { destinationProperty }) => {
    const failed = `Merge process failed for destination property (${destinationProperty}):`;
    if (!isArray(value)) throw new MigrateException(`${failed} input is not an array.`);
    const merged = new Map<Key, Value>();
    let next = 0;
    for (const [index, item] of entries(value)) {
      if (!isArray(item)) {
        throw new MigrateException(
          `${failed} index (${index}) in the source value is not an array that can be merged.`,
        );
      }
      // As PHP's array_merge: numbers are counted anew, names stay.
      for (const [key, element] of entries(item)) merged.set(typeof key === 'number' ? next++ : key, element);
    }
    return arrayFrom(merged);
  },
});

export default factory;
