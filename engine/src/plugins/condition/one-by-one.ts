import { andThen } from '../../pipeline/maybe.ts';
import type { Maybe } from '../services.ts';

/** The first item that passes a test, which is asked no further; without an await as long as it answers at once. */
export function firstMatch<T>(items: readonly T[], test: (item: T) => Maybe<boolean>, from = 0): Maybe<T | undefined> {
  const item = items[from];
  if (item === undefined) return undefined;
  return andThen(test(item), (passed) => (passed ? item : firstMatch(items, test, from + 1)));
}
