import type { Maybe } from '../services.ts';

/** Does something for each item, one after the other; without an await as long as it answers at once. */
export function eachInOrder<T>(items: Iterable<T>, work: (item: T) => Maybe<void>): Maybe<void> {
  const rest = items[Symbol.iterator]();
  const next = (): Maybe<void> => {
    for (let step = rest.next(); !step.done; step = rest.next()) {
      const done = work(step.value);
      if (done instanceof Promise) return done.then(next);
    }
  };
  return next();
}
