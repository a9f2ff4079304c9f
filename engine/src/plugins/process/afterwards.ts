import type { Maybe } from '../services.ts';

/** A try/catch around something that answers at once or later; what `failed` throws goes on. */
export function afterwards<T, R>(
  start: () => Maybe<T>,
  done: (value: T) => R,
  failed: (error: unknown) => R,
): Maybe<R> {
  let started: Maybe<T>;
  try {
    started = start();
  } catch (error) {
    return failed(error);
  }
  return started instanceof Promise ? started.then(done, failed) : done(started);
}
