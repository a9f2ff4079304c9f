import type { Key } from '../../php/value.ts';
import type { ProcessFactory } from '../process.ts';
import { scalarOffset } from './offset.ts';

const NAMES: ReadonlyMap<Key, string> = new Map([
  [1, 'anonymous'],
  [2, 'authenticated'],
]);

/** `Drupal\user\Plugin\migrate\process\UserUpdate8002`. */
const factory: ProcessFactory = () => ({
  transform: (value, { row }) => {
    const rid = scalarOffset(row.sourceProperty('rid') ?? null);
    return (rid === undefined ? undefined : NAMES.get(rid)) ?? value;
  },
});

export default factory;
