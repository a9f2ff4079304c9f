import { fitsInt, type Int, intFrom } from './integers.ts';
import { PhpFloat } from './value.ts';

const NUMERIC = /^[ \t\n\r\v\f]*([+-]?(?:\d+(\.\d*)?|(\.\d+))([eE][+-]?\d+)?)[ \t\n\r\v\f]*$/;
const LEADING_NUMERIC = /^[ \t\n\r\v\f]*([+-]?(?:\d+(\.\d*)?|(\.\d+))([eE][+-]?\d+)?)/;
const SMALL_INTEGER = /^-?\d{1,15}$/;

/** What a numeric string stands for, `undefined` where the string is not numeric as a whole (PHP's `is_numeric`). */
export function parseNumeric(text: string): Int | PhpFloat | undefined {
  if (SMALL_INTEGER.test(text)) return Number(text) || 0;
  return numberOf(NUMERIC.exec(text));
}

/** The number at the beginning of a string, `undefined` where there is none. */
export function parseLeadingNumeric(text: string): Int | PhpFloat | undefined {
  if (SMALL_INTEGER.test(text)) return Number(text) || 0;
  return numberOf(LEADING_NUMERIC.exec(text));
}

/** The float at the beginning of a string, 0 where there is none; `-0` keeps its sign, as strtod does. */
export function parseLeadingFloat(text: string): number {
  return Number(LEADING_NUMERIC.exec(text)?.[1] ?? 0);
}

function numberOf(match: RegExpExecArray | null): Int | PhpFloat | undefined {
  if (match === null) return undefined;
  const [, digits = '', fraction, bareFraction, exponent] = match;
  if (fraction !== undefined || bareFraction !== undefined || exponent !== undefined)
    return new PhpFloat(Number(digits));
  const integer = BigInt(digits.startsWith('+') ? digits.slice(1) : digits);
  return fitsInt(integer) ? intFrom(integer) : new PhpFloat(Number(digits));
}

/** PHP's `precision` (ini default): significant digits when a float is cast to a string. */
const CAST_PRECISION = 14;
/** With `serialize_precision` -1 the shortest text that reads back is written, and 17 decides where exponents begin. */
const REPRESENTATION_PRECISION = 17;

/** A float as a string cast prints it: 14 significant digits, `1.0E+25`, `-0`, `INF`, `NAN`. */
export function castFloat(value: number): string {
  if (Number.isInteger(value) && Math.abs(value) < 1e14) return Object.is(value, -0) ? '-0' : String(value);
  return special(value) ?? layout(roundedDigits(value, CAST_PRECISION), CAST_PRECISION);
}

/** A float as `serialize`, `json_encode`, `var_dump` print it: the shortest text that reads back. */
export function representFloat(value: number): string {
  return special(value) ?? layout(value.toExponential(), REPRESENTATION_PRECISION);
}

/** A float with a given number of significant digits, as `%G`-like formats and old precisions print it. */
export function preciseFloat(value: number, precision: number, exponentLetter = 'E'): string {
  const text = special(value) ?? layout(roundedDigits(value, Math.max(1, precision)), Math.max(1, precision));
  return exponentLetter === 'E' ? text : text.replace('E', exponentLetter);
}

function special(value: number): string | undefined {
  if (value === 0) return Object.is(value, -0) ? '-0' : '0';
  if (Number.isNaN(value)) return 'NAN';
  if (Number.isFinite(value)) return undefined;
  return value > 0 ? 'INF' : '-INF';
}

/** Exponential text with so many digits; exact ties go to the even digit as in PHP's dtoa (JavaScript's go up). */
function roundedDigits(value: number, precision: number): string {
  const rounded = value.toExponential(precision - 1);
  const exact = value.toExponential(Math.min(100, precision + 40));
  const start = exact.indexOf('e');
  const mantissa = exact.slice(0, start);
  const kept = mantissa.slice(0, mantissa.length - 41);
  const rest = mantissa.slice(mantissa.length - 41);
  if (!/^50*$/.test(rest) || Number(kept.at(-1) === '.' ? kept.at(-2) : kept.at(-1)) % 2 !== 0) return rounded;
  return kept + exact.slice(start);
}

/** Lays `d.ddde±x` out as PHP does: plain between 10^-4 and the precision, else `d.dE±x`. */
function layout(exponential: string, precision: number): string {
  const at = exponential.indexOf('e');
  const negative = exponential.startsWith('-');
  const digits =
    exponential
      .slice(negative ? 1 : 0, at)
      .replace('.', '')
      .replace(/0+$/, '') || '0';
  const exponent = Number(exponential.slice(at + 1));
  const sign = negative ? '-' : '';
  if (digits === '0') return `${sign}0`;
  if (exponent < -4 || exponent >= precision)
    return `${sign}${digits[0]}.${digits.slice(1) || '0'}E${exponent < 0 ? '-' : '+'}${Math.abs(exponent)}`;
  if (exponent < 0) return `${sign}0.${'0'.repeat(-exponent - 1)}${digits}`;
  if (digits.length <= exponent + 1) return sign + digits.padEnd(exponent + 1, '0');
  return `${sign}${digits.slice(0, exponent + 1)}.${digits.slice(exponent + 1)}`;
}
