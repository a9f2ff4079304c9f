import { PhpError, PhpException, PhpThrowable } from '../php/errors.ts';
import { MigrateException, MigrateSkipProcessException, MigrateSkipRowException } from '../plugins/exceptions.ts';
import type { Maybe } from '../plugins/services.ts';

/** Marks the addresses under which a workspace's modules are loaded, so that its frames are known in a stack. */
export const RUN_MARK = 'migrate-workbench-run';

/** Skips the row in hand: `MigrateSkipRowException`. It gets a map row (ignored) unless `saveToMap` is false. */
export function skipRow(message = '', options: { readonly saveToMap?: boolean } = {}): never {
  throw new MigrateSkipRowException(message, options.saveToMap ?? true);
}

/** Ends the pipeline with NULL: `MigrateSkipProcessException`. */
export function skipProcess(message = ''): never {
  throw new MigrateSkipProcessException(message);
}

/** Throws a PHP `\Error`, which nothing in Drupal catches: the run dies and the migration stays busy. */
export function fatalError(message: string): never {
  throw new PhpError('Error', message);
}

/**
 * Calls a workspace's function. What it throws is thrown on as PHP would have it: the Migrate API's exceptions as they are, errors of
 * the language itself as PHP's `\Error`, everything else as a RuntimeException, each with the place in the workspace's file.
 */
export function guarded<T>(call: () => T | PromiseLike<T>): Maybe<T> {
  try {
    const result = call();
    return isThenable(result) ? Promise.resolve(result).catch(rethrow) : result;
  } catch (error) {
    return rethrow(error);
  }
}

/** As {@link guarded}, for what has to answer at once. */
export function guardedNow<T>(call: () => T): T {
  try {
    return call();
  } catch (error) {
    throw asPhp(error);
  }
}

function isThenable<T>(value: T | PromiseLike<T>): value is PromiseLike<T> {
  return typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function';
}

function rethrow(error: unknown): never {
  throw asPhp(error);
}

/** Errors of JavaScript that are faults of the program: `\Error` in PHP. */
const PROGRAM_FAULTS = [ReferenceError, RangeError, SyntaxError, EvalError, URIError];

/** What a workspace's function threw, as PHP would have it. */
export function asPhp(error: unknown): PhpThrowable {
  if (error instanceof PhpThrowable) {
    if (!isOrdinary(error)) error.location ??= locationOf(error);
    return error;
  }
  const thrown = phpClassOf(error);
  if (error instanceof Error) {
    thrown.cause = error;
    thrown.location = locationOf(error);
  }
  return thrown;
}

/** What the Migrate API throws by the thousand needs no place. */
function isOrdinary(error: PhpThrowable): boolean {
  return (
    error instanceof MigrateException ||
    error instanceof MigrateSkipRowException ||
    error instanceof MigrateSkipProcessException
  );
}

function phpClassOf(error: unknown): PhpThrowable {
  if (!(error instanceof Error)) return new PhpException('RuntimeException', String(error));
  if (error instanceof TypeError) return new PhpError('TypeError', error.message);
  if (PROGRAM_FAULTS.some((kind) => error instanceof kind)) return new PhpError('Error', error.message);
  return new PhpException('RuntimeException', error.message);
}

const FRAME = new RegExp(`file://([^\\s?]+)\\?${RUN_MARK}=\\d+:(\\d+)`);

/** `FILE:LINE` of the first frame of the workspace's own modules in an error's stack. */
export function locationOf(error: Error): string | undefined {
  const [, path, line] = FRAME.exec(error.stack ?? '') ?? [];
  if (path === undefined) return undefined;
  const file = decodeURIComponent(path).replace(/^\/([A-Za-z]:)/, '$1');
  return `${file}:${line}`;
}
