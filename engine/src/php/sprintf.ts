import { fromBinary, toBinary } from './bytes.ts';
import { stringOf, toFloat, toInt } from './casts.ts';
import { PhpError } from './errors.ts';
import { preciseFloat } from './numeric.ts';
import { toDecimals } from './rounding.ts';
import type { Value } from './value.ts';

const SPECIFIER = /%(?:%|(?:(\d+)\$)?([-+ 0]|'[\s\S])*(\d+|\*(?:\d+\$)?)?(?:\.(\d+|\*(?:\d+\$)?)?)?l?([a-zA-Z])?)/g;

interface Directive {
  readonly left: boolean;
  readonly plus: boolean;
  readonly pad: string;
  readonly width: number;
  readonly precision: number | undefined;
  readonly conversion: string;
}

/**
 * PHP's `sprintf` and `vsprintf`.
 * @throws PhpError ArgumentCountError for missing values, ValueError for a malformed format
 */
export function sprintf(
  format: string,
  values: readonly Value[],
  counted: 'arguments' | 'items' = 'arguments',
): string {
  const missing: number[] = [];
  let next = 0;
  const result = toBinary(format).replace(SPECIFIER, (whole, position?: string, ...rest: unknown[]) => {
    if (whole === '%%') return '%';
    const conversion = rest[3];
    if (typeof conversion !== 'string') throw new PhpError('ValueError', 'Missing format specifier at end of string');
    if (position === '0')
      throw new PhpError('ValueError', 'Argument number specifier must be greater than zero and less than 2147483647');
    const taken = (): number => next++;
    const star = (text: unknown): number => Number(toInt(values[starIndex(text, taken)] ?? null));
    const width = typeof rest[1] === 'string' ? (rest[1].startsWith('*') ? star(rest[1]) : Number(rest[1])) : 0;
    const precision = precisionOf(whole, rest[2], star);
    const index = position === undefined ? taken() : Number(position) - 1;
    if (index >= values.length) missing.push(index);
    const directive = { ...flagsOf(whole), width, precision, conversion };
    return index >= values.length ? '' : convert(directive, values[index] ?? null);
  });
  if (missing.length > 0) throw tooFew(Math.max(...missing) + 1, values.length, counted);
  return fromBinary(result);
}

function tooFew(needed: number, given: number, counted: 'arguments' | 'items'): PhpError {
  if (counted === 'items')
    return new PhpError('ValueError', `The arguments array must contain ${needed} items, ${given} given`);
  return new PhpError('ArgumentCountError', `${needed + 1} arguments are required, ${given + 1} given`);
}

function starIndex(text: unknown, taken: () => number): number {
  const position = /^\*(\d+)\$$/.exec(String(text))?.[1];
  return position === undefined ? taken() : Number(position) - 1;
}

function precisionOf(whole: string, text: unknown, star: (text: unknown) => number): number | undefined {
  if (typeof text === 'string') return text.startsWith('*') ? star(text) : Number(text);
  return /\.[a-zA-Z]$/.test(whole) ? 0 : undefined;
}

function flagsOf(whole: string): Pick<Directive, 'left' | 'plus' | 'pad'> {
  let [left, plus, pad] = [false, false, ' '];
  const flags = /^%(?:\d+\$)?((?:[-+ 0]|'[\s\S])*)/.exec(whole)?.[1] ?? '';
  for (const [flag] of flags.matchAll(/'[\s\S]|[-+ 0]/g)) {
    if (flag === '-') left = true;
    else if (flag === '+') plus = true;
    else pad = flag.length === 2 ? flag.charAt(1) : flag;
  }
  return { left, plus, pad };
}

function convert(directive: Directive, value: Value): string {
  const { conversion, plus, precision } = directive;
  switch (conversion) {
    case 's':
      return padded(directive, toBinary(stringOf(value)).slice(0, precision));
    case 'd':
    case 'i':
      return padNumber(directive, signed(String(toInt(value)), plus));
    case 'u':
      return padNumber(directive, String(BigInt.asUintN(64, BigInt(toInt(value)))));
    case 'e':
    case 'E':
      return padNumber(directive, exponential(toFloat(value), precision ?? 6, conversion, plus));
    case 'f':
    case 'F':
      return padNumber(directive, decimal(toFloat(value), precision ?? 6, plus));
    case 'g':
    case 'G':
    case 'h':
    case 'H':
      return padNumber(directive, general(toFloat(value), precision ?? 6, conversion, plus));
    case 'c':
      return String.fromCharCode(Number(BigInt.asUintN(8, BigInt(toInt(value)))));
    case 'o':
      return padded(directive, radix(value, 8));
    case 'x':
      return padded(directive, radix(value, 16));
    case 'X':
      return padded(directive, radix(value, 16).toUpperCase());
    case 'b':
      return padded(directive, radix(value, 2));
    default:
      throw new PhpError('ValueError', `Unknown format specifier "${conversion}"`);
  }
}

function radix(value: Value, base: number): string {
  return BigInt.asUintN(64, BigInt(toInt(value))).toString(base);
}

function signed(digits: string, plus: boolean): string {
  return plus && !digits.startsWith('-') ? `+${digits}` : digits;
}

function special(value: number, plus: boolean): string | undefined {
  if (Number.isNaN(value)) return 'NaN';
  if (Number.isFinite(value)) return undefined;
  return value < 0 ? '-INF' : plus ? '+INF' : 'INF';
}

function decimal(value: number, precision: number, plus: boolean): string {
  const text = special(value, plus);
  if (text !== undefined) return text;
  return signed(toDecimals(value, Math.min(precision, 53)), plus);
}

function exponential(value: number, precision: number, letter: string, plus: boolean): string {
  const text = special(value, plus);
  if (text !== undefined) return text;
  return signed(value.toExponential(Math.min(precision, 53)).replace('e', letter), plus);
}

/** The shorter of plain and exponential; PHP writes `1.0e+25`. */
function general(value: number, precision: number, letter: string, plus: boolean): string {
  const text = special(value, plus);
  if (text !== undefined) return text;
  const exponent = letter === 'G' || letter === 'H' ? 'E' : 'e';
  return signed(preciseFloat(value, precision, exponent), plus);
}

/** Zeros stand between the sign and the digits, other padding before the sign. */
function padNumber(directive: Directive, text: string): string {
  const { width, pad, left } = directive;
  if (left && pad === '0') return text.padEnd(width);
  if (pad !== '0' || text.length >= width || !/^[+-]/.test(text)) return padded(directive, text);
  return text.charAt(0) + text.slice(1).padStart(width - 1, '0');
}

function padded({ width, pad, left }: Directive, text: string): string {
  return left ? text.padEnd(width, pad) : text.padStart(width, pad);
}
