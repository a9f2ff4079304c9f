import { intOrFloat } from '../../php/casts.ts';
import { fitsInt } from '../../php/integers.ts';
import { PhpFloat, type Value } from '../../php/value.ts';
import { parseTimestamp } from './timestamp.ts';

const WORDS: ReadonlyMap<string, Value> = new Map<string, Value>([
  ['null', null],
  ['~', null],
  ['', null],
  ['true', true],
  ['false', false],
]);
const SPECIAL_FLOATS: ReadonlyMap<string, number> = new Map([
  ['.inf', Number.POSITIVE_INFINITY],
  // Symfony makes infinity of both.
  ['.nan', Number.POSITIVE_INFINITY],
  ['-.inf', Number.NEGATIVE_INFINITY],
]);
const OCTAL = /^[+-]?0o([0-7_]+)$/;
const GROUPED_INTEGER = /^[+-]?\d[\d_]*$/;
const INTEGER = /^-?\d+$/;
const PHP_NUMERIC = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;
const HEXADECIMAL = /^0x[0-9a-f_]+$/i;
const GROUPED_FLOAT = /^[+-]?\d[\d_]*(?:\.[\d_]+)?$/;

/** The date that PHP cannot read, for the message. */
export class InvalidDate {
  constructor(readonly text: string) {}
}

/**
 * The value of an unquoted, trimmed scalar without a tag or an alias, as Symfony's YAML resolves it: `yes` and `on` are
 * strings, `010` is the string "010", `1_000` is 1000, `+5` is the float 5, a date is a time stamp.
 */
export function resolvePlain(text: string): Value | InvalidDate {
  if (text.length <= 5) {
    const word = WORDS.get(text.toLowerCase());
    if (word !== undefined) return word;
  }
  const first = text.charCodeAt(0);
  const numberLike = (first >= 48 && first <= 57) || first === 43 || first === 45 || first === 46;
  return numberLike ? resolveNumber(text) : text;
}

function resolveNumber(scalar: string): Value | InvalidDate {
  const octal = OCTAL.exec(scalar)?.[1];
  if (octal !== undefined) {
    const digits = octal.replaceAll('_', '');
    const value = intOrFloat(digits === '' ? 0n : BigInt(`0o${digits}`));
    return scalar.startsWith('-') ? negated(value) : value;
  }
  const text = GROUPED_INTEGER.test(scalar) ? scalar.replaceAll('_', '') : scalar;
  if (INTEGER.test(text)) return integerOrText(text);
  if (PHP_NUMERIC.test(text)) return new PhpFloat(Number(text));
  if (HEXADECIMAL.test(text)) {
    const digits = text.replaceAll('_', '');
    // PHP tests for a lower-case x and casts the rest, of which only the 0 is a number.
    if (digits[1] !== 'x') return new PhpFloat(0);
    return digits.length > 2 ? intOrFloat(BigInt(digits)) : 0;
  }
  const special = SPECIAL_FLOATS.get(text.toLowerCase());
  if (special !== undefined) return new PhpFloat(special);
  if (GROUPED_FLOAT.test(text)) return new PhpFloat(Number(text.replaceAll('_', '')));
  const date = parseTimestamp(text);
  return date === 'invalid' ? new InvalidDate(text) : (date ?? text);
}

/** Digits that PHP can hold and prints the same way again are an int, all others stay a string. */
function integerOrText(digits: string): Value {
  const small = Number(digits);
  if (Number.isSafeInteger(small)) return String(small) === digits && !Object.is(small, -0) ? small : digits;
  const big = BigInt(digits);
  return String(big) === digits && fitsInt(big) ? big : digits;
}

function negated(value: number | bigint | PhpFloat): Value {
  if (value instanceof PhpFloat) return new PhpFloat(-value.value);
  return value === 0 ? 0 : -value;
}
