import { PhpThrowable } from '../php/errors.ts';
import { UnsupportedFunction } from '../php/functions/call.ts';
import { PluginNotRunnableError } from '../plugins/exceptions.ts';

const FORESEEN = [PhpThrowable, PluginNotRunnableError, UnsupportedFunction];

/**
 * Whether an error is one that migrations raise: Drupal's and PHP's own, and what this engine knows that it cannot run. Any
 * other is a fault of the engine's or of the machine's.
 */
export function isForeseen(error: unknown): error is Error {
  return FORESEEN.some((kind) => error instanceof kind);
}
