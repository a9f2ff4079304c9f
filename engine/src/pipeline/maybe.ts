import type { Maybe } from '../plugins/services.ts';

/** Whether a value will only come later. */
export function isPromise<T>(value: Maybe<T>): value is Promise<T> {
  return value instanceof Promise;
}

/**
 * Goes on with a value at once where it is there, else when it comes. (Not named `then`: a module that exports a `then`
 * is taken for a promise wherever it is imported dynamically.)
 */
export function andThen<T, R>(value: Maybe<T>, next: (value: T) => Maybe<R>): Maybe<R> {
  return isPromise(value) ? value.then(next) : next(value);
}
