import type { Value } from './value.ts';

/** A PHP int as it is held: a safe integer as `number`, anything larger as `bigint`. */
export type Int = number | bigint;

/** `PHP_INT_MAX`. */
export const INT_MAX = 9223372036854775807n;
/** `PHP_INT_MIN`. */
export const INT_MIN = -9223372036854775808n;

/** Whether a value is a PHP int. */
export function isInt(value: Value | undefined): value is Int {
  return typeof value === 'number' || typeof value === 'bigint';
}

/** The canonical form of a 64-bit integer: `number` where it is safe. */
export function intFrom(value: bigint): Int {
  const small = Number(value);
  return Number.isSafeInteger(small) ? small : value;
}

/** The int of a whole number that a computation on doubles gave, exact or wrapped as PHP's cast does. */
export function intFromDouble(value: number): Int {
  if (Number.isSafeInteger(value)) return value === 0 ? 0 : value;
  if (!Number.isFinite(value)) return 0;
  const whole = Math.trunc(value);
  if (Number.isSafeInteger(whole)) return whole === 0 ? 0 : whole;
  return intFrom(BigInt.asIntN(64, BigInt(whole)));
}

/** Whether a 64-bit integer can hold it. */
export function fitsInt(value: bigint): boolean {
  return value >= INT_MIN && value <= INT_MAX;
}

/** Whether a double is within the range of PHP ints (its fraction aside). */
export function doubleFitsInt(value: number): boolean {
  return value >= -(2 ** 63) && value < 2 ** 63;
}
