import { isArray, valuesOf } from '../../php/value.ts';
import { MigrateException } from '../exceptions.ts';
import type { ProcessFactory } from '../process.ts';

/** migrate_plus' `ArrayShift`. */
const factory: ProcessFactory = () => ({
  transform: (value) => {
    if (!isArray(value)) throw new MigrateException('Input should be an array.');
    return valuesOf(value).at(0) ?? null;
  },
});

export default factory;
