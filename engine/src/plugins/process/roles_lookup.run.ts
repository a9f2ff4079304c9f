import { stringOf } from '../../php/conversion.ts';
import { arrayFrom, isArray, type Key, type Value, valuesOf } from '../../php/value.ts';
import { andThen } from '../../pipeline/maybe.ts';
import type { ProcessFactory } from '../process.ts';
import { option } from './configuration.ts';
import { eachInOrder } from './in-order.ts';
import { offsetOf } from './offset.ts';

/** `Drupal\block\Plugin\migrate\process\RolesLookup`. */
const factory: ProcessFactory = (configuration, { services }) => {
  const migration = stringOf(option(configuration, 'migration'));
  return {
    transform: (_value, { row }) => {
      const roles = row.get('roles');
      const found = new Map<Key, Value>();
      const done = eachInOrder(isArray(roles) ? valuesOf(roles) : [], (role) =>
        andThen(services.lookup.lookup([migration], [role]), ([ids]) => {
          if (ids) found.set(offsetOf(role), ids[0] ?? null);
        }),
      );
      return andThen(done, () => arrayFrom(found));
    },
  };
};

export default factory;
