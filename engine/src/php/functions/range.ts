import { fromBinary, toBinary } from '../bytes.ts';
import { toFloat, toInt, toNumber } from '../casts.ts';
import { parseNumeric } from '../numeric.ts';
import { PhpFloat, type Value } from '../value.ts';
import type { Arguments } from './arguments.ts';

const MOST = 134217728;

/** `range`: characters between two letters, floats where a limit or the step is one, else ints. */
export function range(a: Arguments): Value {
  const [from, to] = [a.value(0), a.value(1)];
  const step = toNumber(a.value(2));
  const size = Math.abs(toFloat(step));
  const bothText = isText(from) && isText(to);
  const fractional = step instanceof PhpFloat || isFloat(from, bothText) || isFloat(to, bothText);
  if (bothText && !fractional && parseNumeric(from) === undefined && parseNumeric(to) === undefined)
    return steps(a, codeOf(from), codeOf(to), size).map((code) => fromBinary(String.fromCharCode(code)));
  if (fractional) return steps(a, toFloat(from), toFloat(to), size).map((value) => new PhpFloat(value));
  return steps(a, Number(toInt(from)), Number(toInt(to)), size);
}

function isText(value: Value): value is string {
  return typeof value === 'string' && value !== '';
}

/** A numeric string counts as a float only beside another string. */
function isFloat(value: Value, bothText: boolean): boolean {
  if (typeof value === 'string') return bothText && parseNumeric(value) instanceof PhpFloat;
  return value instanceof PhpFloat;
}

function codeOf(text: string): number {
  return toBinary(text).charCodeAt(0);
}

function steps(a: Arguments, from: number, to: number, step: number): readonly number[] {
  const distance = Math.abs(to - from);
  if (distance === 0) return [from];
  if (step === 0 || distance < step) throw a.valueError(2, 'must not exceed the specified range');
  const count = Math.floor(distance / step + 1e-9) + 1;
  if (count > MOST) throw a.valueError(2, 'exceeds the number of elements allowed');
  return Array.from({ length: count }, (_, i) => (to > from ? from + i * step : from - i * step));
}
