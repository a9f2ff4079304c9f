import { stringOf, toBoolean } from '../casts.ts';
import { doubleFitsInt, intFromDouble } from '../integers.ts';
import { parseNumeric } from '../numeric.ts';
import { isArray, PhpFloat, PhpObject, type Value } from '../value.ts';
import type { Parameter } from './signature.ts';

/**
 * What an internal function called from non-strict code gets for an argument: scalars are converted to the declared
 * types, NULL to scalar parameters likewise (deprecated, but works).
 * @returns `undefined` where PHP throws a TypeError
 */
export function coerce(value: Value, parameter: Parameter): Value | undefined {
  const { types } = parameter;
  if (types.has('mixed') || types.has('callable') || matches(value, types)) return value;
  if (value === null) return parameter.nullable ? null : nullAs(types);
  if (isArray(value) || value instanceof PhpObject) return undefined;
  return toIntOrFloat(value, types) ?? toStringOrBool(value, types);
}

function matches(value: Value, types: ReadonlySet<string>): boolean {
  if (typeof value === 'string') return types.has('string');
  if (typeof value === 'number' || typeof value === 'bigint') return types.has('int');
  if (typeof value === 'boolean') return types.has('bool');
  if (value instanceof PhpFloat) return types.has('float');
  if (isArray(value)) return types.has('array');
  return value !== null && (types.has('object') || types.has(value.className));
}

/** What NULL becomes for a parameter that does not take it. */
function nullAs(types: ReadonlySet<string>): Value | undefined {
  if (types.has('string')) return '';
  if (types.has('int')) return 0;
  if (types.has('float')) return new PhpFloat(0);
  return types.has('bool') ? false : undefined;
}

type Scalar = Exclude<Value, null | readonly Value[] | ReadonlyMap<string | number, Value> | PhpObject>;

/** Numbers first, as PHP tries them; a fraction is cut off (deprecated), what is no number or does not fit is refused. */
function toIntOrFloat(value: Scalar, types: ReadonlySet<string>): Value | undefined {
  const wantsInt = types.has('int');
  const wantsFloat = types.has('float');
  if (!wantsInt && !wantsFloat) return undefined;
  if (typeof value === 'boolean') return wantsInt ? Number(value) : new PhpFloat(Number(value));
  const number = typeof value === 'string' ? parseNumeric(value) : value;
  if (number === undefined) return undefined;
  if (number instanceof PhpFloat) return wantsFloat ? number : wholeNumber(number.value, types);
  return wantsInt ? number : new PhpFloat(Number(number));
}

function wholeNumber(value: number, types: ReadonlySet<string>): Value | undefined {
  if (!doubleFitsInt(value) || (types.has('string') && !Number.isInteger(value))) return undefined;
  return intFromDouble(value);
}

function toStringOrBool(value: Scalar, types: ReadonlySet<string>): Value | undefined {
  if (types.has('string')) return stringOf(value);
  return types.has('bool') ? toBoolean(value) : undefined;
}
