import { debugType, isNumeric, stringOf, toBoolean, toFloat, toInt, typeName } from '../casts.ts';
import { exportValue } from '../export.ts';
import { isInt } from '../integers.ts';
import { DataObject } from '../objects.ts';
import { serialize, unserialize } from '../serialize.ts';
import { countOf, isArray, PhpFloat, PhpObject, type Value } from '../value.ts';
import type { Arguments } from './arguments.ts';
import { callableProblem, type FunctionTable } from './call.ts';
import type { Implementations } from './function.ts';
import { printReadable } from './print-r.ts';

const isFloat = (a: Arguments): boolean => a.value(0) instanceof PhpFloat;
const isWhole = (a: Arguments): boolean => isInt(a.value(0));

/** `intval` with a base reads strings only; a base of 0 looks at the prefix. */
function intval(a: Arguments): Value {
  const value = a.value(0);
  const base = a.count(1);
  if (typeof value !== 'string' || base === 10) return toInt(value);
  const match = /^\s*([+-]?)(0[xX]|0[oO]|0[bB])?([0-9a-zA-Z]*)/.exec(value);
  if (match === null) return 0;
  const [, sign = '', prefix = '', digits = ''] = match;
  const radix = base === 0 ? prefixRadix(prefix.toLowerCase(), digits) : base;
  const allowed = prefixRadix(prefix.toLowerCase(), '') === radix && prefix !== '' ? digits : `${prefix}${digits}`;
  return digitsIn(allowed, radix) * (sign === '-' ? -1 : 1) || 0;
}

function prefixRadix(prefix: string, digits: string): number {
  if (prefix === '0x') return 16;
  if (prefix === '0b') return 2;
  return prefix === '0o' || digits.startsWith('0') ? 8 : 10;
}

function digitsIn(text: string, radix: number): number {
  let value = 0;
  for (const character of text.toLowerCase()) {
    const digit = Number.parseInt(character, 36);
    if (!(digit < radix)) break;
    value = value * radix + digit;
  }
  return value;
}

/** What `settype` takes; the variable that it would change is a copy. */
const SETTABLE = /^(?:int(?:eger)?|float|double|string|array|object|bool(?:ean)?|null)$/i;

function printR(a: Arguments): Value {
  return a.bool(1) ? printReadable(a.value(0)) : true;
}

/** Asking for and changing types. */
export const typeFunctions: Implementations = {
  gettype: (a) => typeName(a.value(0)),
  get_debug_type: (a) => debugType(a.value(0)),
  intval,
  floatval: (a) => new PhpFloat(toFloat(a.value(0))),
  doubleval: (a) => new PhpFloat(toFloat(a.value(0))),
  strval: (a) => stringOf(a.value(0)),
  boolval: (a) => toBoolean(a.value(0)),
  is_null: (a) => a.value(0) === null,
  is_bool: (a) => typeof a.value(0) === 'boolean',
  is_int: isWhole,
  is_integer: isWhole,
  is_long: isWhole,
  is_float: isFloat,
  is_double: isFloat,
  is_string: (a) => typeof a.value(0) === 'string',
  is_array: (a) => isArray(a.value(0)),
  is_object: (a) => a.value(0) instanceof PhpObject,
  is_numeric: (a) => isNumeric(a.value(0)),
  is_scalar: (a) => {
    const value = a.value(0);
    return value !== null && !isArray(value) && !(value instanceof PhpObject);
  },
  is_iterable: (a) => isArray(a.value(0)),
  is_countable: (a) => isArray(a.value(0)),
  is_resource: () => false,
  serialize: (a) => serialize(a.value(0)),
  unserialize: (a) => unserialize(a.string(0)),
  var_export: (a) => (a.bool(1) ? exportValue(a.value(0)) : null),
  print_r: printR,
  get_object_vars: (a) => {
    const value = a.value(0);
    return value instanceof DataObject ? value.properties : [];
  },
  get_class: (a) => debugType(a.value(0)),
  settype: (a) => {
    if (SETTABLE.test(a.string(1))) return true;
    throw a.valueError(1, 'must be a valid type');
  },
};

/** Functions about callables, which need the table that they are part of. */
export function callableFunctions(table: () => FunctionTable): Implementations {
  return {
    is_callable: (a) => {
      if (a.bool(1) && typeof a.value(0) === 'string') return true;
      return callableProblem(table(), a.value(0)) === undefined;
    },
    function_exists: (a) => callableProblem(table(), a.string(0)) === undefined && !a.string(0).includes('::'),
    call_user_func: (a) => a.call(a.value(0), a.rest(1)),
    call_user_func_array: (a) => a.call(a.value(0), countOf(a.array(1)) === 0 ? [] : [...a.array(1).values()]),
  };
}
