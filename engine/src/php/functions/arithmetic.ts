import { debugType, intOrFloat, toNumber } from '../casts.ts';
import { PhpError } from '../errors.ts';
import { isInt } from '../integers.ts';
import { parseLeadingNumeric } from '../numeric.ts';
import { PhpFloat, type Value } from '../value.ts';

/** `+` of two numbers: ints stay ints until they leave 64 bits. */
export function add(x: Value, y: Value): Value {
  return calculate(
    x,
    y,
    (a, b) => a + b,
    (a, b) => a + b,
  );
}

/** `*` of two numbers. */
export function multiply(x: Value, y: Value): Value {
  return calculate(
    x,
    y,
    (a, b) => a * b,
    (a, b) => a * b,
  );
}

function calculate(
  x: Value,
  y: Value,
  exact: (a: bigint, b: bigint) => bigint,
  rounded: (a: number, b: number) => number,
): Value {
  const a = toNumber(x);
  const b = toNumber(y);
  if (isInt(a) && isInt(b)) {
    const quick = rounded(Number(a), Number(b));
    return Number.isSafeInteger(quick) && quick !== 0 ? quick : intOrFloat(exact(BigInt(a), BigInt(b)));
  }
  return new PhpFloat(rounded(isInt(a) ? Number(a) : a.value, isInt(b) ? Number(b) : b.value));
}

/** `**` of two numbers: an int where both are ints, the exponent is not negative and the result fits. */
export function power(x: Value, y: Value): Value {
  if (!isOperand(x) || !isOperand(y))
    throw new PhpError('TypeError', `Unsupported operand types: ${debugType(x)} ** ${debugType(y)}`);
  const a = toNumber(x);
  const b = toNumber(y);
  if (isInt(a) && isInt(b) && b >= 0) {
    const result = Number(a) ** Number(b);
    if (Math.abs(result) < 2 ** 65) return intOrFloat(BigInt(a) ** BigInt(b));
    return new PhpFloat(result);
  }
  return new PhpFloat((isInt(a) ? Number(a) : a.value) ** (isInt(b) ? Number(b) : b.value));
}

/** What arithmetic takes: no arrays, no objects, no text without a number at its beginning. */
function isOperand(value: Value): boolean {
  if (typeof value === 'string') return parseLeadingNumeric(value) !== undefined;
  return value === null || typeof value !== 'object' || value instanceof PhpFloat;
}
