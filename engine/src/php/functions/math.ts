import { intOrFloat, toNumber } from '../casts.ts';
import { PhpError } from '../errors.ts';
import { INT_MIN, intFrom, isInt } from '../integers.ts';
import { fixed, roundTo } from '../rounding.ts';
import { PhpFloat, type Value } from '../value.ts';
import type { Arguments } from './arguments.ts';
import { power } from './arithmetic.ts';
import type { Implementation, Implementations } from './function.ts';

/** A function of floats. */
function real(calculate: (...values: number[]) => number): Implementation {
  return (a) => new PhpFloat(calculate(...a.values.map((_, i) => a.float(i))));
}

function abs(a: Arguments): Value {
  const number = toNumber(a.value(0));
  if (number instanceof PhpFloat) return new PhpFloat(Math.abs(number.value));
  return number < 0 ? intOrFloat(-BigInt(number)) : number;
}

/** An int stays exact where it is rounded to decimals. */
function round(a: Arguments): Value {
  const number = toNumber(a.value(0));
  if (isInt(number) && a.count(1) >= 0) return new PhpFloat(Number(number));
  return new PhpFloat(roundTo(a.float(0), a.count(1), a.count(2)));
}

function intdiv(a: Arguments): Value {
  const [x, y] = [BigInt(a.int(0)), BigInt(a.int(1))];
  if (y === 0n) throw new PhpError('DivisionByZeroError', 'Division by zero');
  if (x === INT_MIN && y === -1n)
    throw new PhpError('ArithmeticError', 'Division of PHP_INT_MIN by -1 is not an integer');
  return intFrom(x / y);
}

function logarithm(a: Arguments): Value {
  const base = a.float(1);
  if (a.given < 2) return new PhpFloat(Math.log(a.float(0)));
  if (base <= 0) throw a.valueError(1, 'must be greater than 0');
  if (base === 2) return new PhpFloat(Math.log2(a.float(0)));
  if (base === 10) return new PhpFloat(Math.log10(a.float(0)));
  return new PhpFloat(base === 1 ? Number.NaN : Math.log(a.float(0)) / Math.log(base));
}

/** Digits of a base to a number; other characters are passed over, what leaves 64 bits becomes a float. */
function fromBase(text: string, base: number): Value {
  let exact = 0n;
  for (const character of text.toLowerCase()) {
    const digit = Number.parseInt(character, 36);
    if (digit < base) exact = exact * BigInt(base) + BigInt(digit);
  }
  return intOrFloat(exact);
}

function toBase(a: Arguments, base: number): string {
  return BigInt.asUintN(64, BigInt(a.int(0))).toString(base);
}

function baseConvert(a: Arguments): Value {
  for (const index of [1, 2])
    if (a.count(index) < 2 || a.count(index) > 36) throw a.valueError(index, 'must be between 2 and 36 (inclusive)');
  const number = fromBase(a.string(0), a.count(1));
  return (number instanceof PhpFloat ? BigInt(number.value) : BigInt(isInt(number) ? number : 0)).toString(a.count(2));
}

/** `number_format`: rounded, in groups of three; a zero has no sign. */
function numberFormat(a: Arguments): Value {
  const decimals = Math.max(0, a.count(1));
  const point = a.stringOrNull(2) ?? '.';
  const separator = a.stringOrNull(3) ?? ',';
  const value = a.float(0);
  if (!Number.isFinite(value)) return Number.isNaN(value) ? 'nan' : value > 0 ? 'inf' : '-inf';
  const text = fixed(value, decimals);
  const negative = text.startsWith('-') && /[1-9]/.test(text);
  const [whole = '', fraction = ''] = text.replace('-', '').split('.');
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, () => separator);
  return `${negative ? '-' : ''}${grouped}${decimals > 0 ? point + fraction : ''}`;
}

/** `%` of floats with the sign of the dividend: JavaScript's own. */
const fmod = (x: number, y: number): number => x % y;

/** Numbers. */
export const mathFunctions: Implementations = {
  abs,
  ceil: real(Math.ceil),
  floor: real(Math.floor),
  round,
  sqrt: real(Math.sqrt),
  exp: real(Math.exp),
  expm1: real(Math.expm1),
  log: logarithm,
  log10: real(Math.log10),
  log1p: real(Math.log1p),
  sin: real(Math.sin),
  cos: real(Math.cos),
  tan: real(Math.tan),
  asin: real(Math.asin),
  acos: real(Math.acos),
  atan: real(Math.atan),
  atan2: real(Math.atan2),
  sinh: real(Math.sinh),
  cosh: real(Math.cosh),
  tanh: real(Math.tanh),
  asinh: real(Math.asinh),
  acosh: real(Math.acosh),
  atanh: real(Math.atanh),
  pi: () => new PhpFloat(Math.PI),
  fmod: real(fmod),
  fdiv: real((x, y) => x / y),
  hypot: real(Math.hypot),
  deg2rad: real((degrees) => (degrees / 180) * Math.PI),
  rad2deg: real((radians) => (radians / Math.PI) * 180),
  pow: (a) => power(a.value(0), a.value(1)),
  intdiv,
  is_nan: (a) => Number.isNaN(a.float(0)),
  is_finite: (a) => Number.isFinite(a.float(0)),
  is_infinite: (a) => Math.abs(a.float(0)) === Number.POSITIVE_INFINITY,
  bindec: (a) => fromBase(a.string(0), 2),
  octdec: (a) => fromBase(a.string(0), 8),
  hexdec: (a) => fromBase(a.string(0), 16),
  decbin: (a) => toBase(a, 2),
  decoct: (a) => toBase(a, 8),
  dechex: (a) => toBase(a, 16),
  base_convert: baseConvert,
  number_format: numberFormat,
};
