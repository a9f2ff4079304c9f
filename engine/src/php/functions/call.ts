import { debugType } from '../casts.ts';
import { PhpError } from '../errors.ts';
import { elementAt, entries, isArray, isList, type PhpArray, type Value, valuesOf } from '../value.ts';
import { Arguments, argumentMessage, type Environment } from './arguments.ts';
import { coerce } from './coercion.ts';
import type { PhpFunction } from './function.ts';
import { functionKey, isKnownFunction, type Parameter } from './signature.ts';

/** Functions by {@link functionKey}. */
export type FunctionTable = ReadonlyMap<string, PhpFunction>;

/** A PHP function exists in PHP, but the embedded engine has no counterpart: it reads files, talks to servers, prints. */
export class UnsupportedFunction extends Error {
  constructor(readonly functionName: string) {
    super(`The PHP function ${functionName}() is not available in the embedded engine.`);
  }
}

/**
 * Calls a function as PHP's non-strict code calls an internal function.
 * @param args a list for positional arguments; string keys are named arguments
 * @throws PhpError ArgumentCountError, TypeError, Error or ValueError with PHP's texts
 * @throws UnsupportedFunction for functions that only PHP has
 */
export function call(table: FunctionTable, name: string, args: PhpArray, env: Environment): Value {
  const callee = table.get(functionKey(name));
  if (callee === undefined) {
    if (isKnownFunction(name)) throw new UnsupportedFunction(name);
    throw new PhpError('Error', `Call to undefined function ${name}()`);
  }
  const positional = isList(args) ? args : bindNames(callee, args);
  checkCount(callee, positional.length);
  const values = checkTypes(table, callee, positional);
  const invoke = (callable: Value, inner: readonly Value[]): Value => call(table, nameOf(callable), inner, env);
  return callee.run(new Arguments(callee, values, positional.length, env, invoke));
}

/** Why a value is not callable, in PHP's words; `undefined` for one that is. */
export function callableProblem(table: FunctionTable, value: Value): string | undefined {
  if (isArray(value)) {
    const [scope, method] = valuesOf(value);
    if (valuesOf(value).length !== 2) return 'array callback must have exactly two members';
    if (typeof scope !== 'string' || typeof method !== 'string')
      return 'first array member is not a valid class name or object';
    return table.has(functionKey(nameOf(value))) ? undefined : `class "${scope}" not found`;
  }
  if (typeof value !== 'string') return 'no array or string given';
  if (table.has(functionKey(value)) || isKnownFunction(value)) return undefined;
  const separator = value.indexOf('::');
  if (separator > 0) return `class "${value.slice(0, separator)}" not found`;
  return `function "${value}" not found or invalid function name`;
}

/** The name of a callable: `Class::method` for a pair. */
export function nameOf(callable: Value): string {
  if (isArray(callable)) return valuesOf(callable).map(String).join('::');
  return typeof callable === 'string' ? callable : '';
}

/** Puts named arguments in their places; positional ones come first. */
function bindNames(callee: PhpFunction, args: PhpArray): readonly Value[] {
  const bound: (Value | undefined)[] = [];
  let named = false;
  for (const [key, value] of entries(args)) {
    if (typeof key === 'number') {
      if (named) throw new PhpError('Error', 'Cannot use positional argument after named argument');
      bound.push(value);
      continue;
    }
    named = true;
    const index = callee.parameters.findIndex((parameter) => parameter.name === key && !parameter.variadic);
    if (index < 0) throw unknownName(callee, key);
    if (bound[index] !== undefined) throw new PhpError('Error', `Named parameter $${key} overwrites previous argument`);
    bound[index] = value;
  }
  return Array.from(bound, (value, index) => value ?? missing(callee, index, value));
}

function unknownName(callee: PhpFunction, key: string): PhpError {
  if (callee.parameters.at(-1)?.variadic)
    return new PhpError('ArgumentCountError', `${callee.name}() does not accept unknown named parameters`);
  return new PhpError('Error', `Unknown named parameter $${key}`);
}

/** What stands in a gap that named arguments left: the default, where there is one. */
function missing(callee: PhpFunction, index: number, value: Value | undefined): Value {
  if (value === null) return null;
  const parameter = callee.parameters[index];
  if (parameter?.optional && parameter.default !== undefined) return parameter.default;
  throw new PhpError('ArgumentCountError', argumentMessage(callee, index, 'not passed'));
}

function checkCount(callee: PhpFunction, given: number): void {
  const { parameters } = callee;
  const required = parameters.filter((parameter) => !parameter.optional).length;
  const most = parameters.at(-1)?.variadic ? Number.POSITIVE_INFINITY : parameters.length;
  if (given >= required && given <= most) return;
  const bound = given < required ? required : most;
  const how = required === most ? 'exactly' : given < required ? 'at least' : 'at most';
  const plural = bound === 1 ? '' : 's';
  throw new PhpError(
    'ArgumentCountError',
    `${callee.name}() expects ${how} ${bound} argument${plural}, ${given} given`,
  );
}

function checkTypes(table: FunctionTable, callee: PhpFunction, given: readonly Value[]): readonly Value[] {
  const values: Value[] = [];
  const last = callee.parameters.at(-1);
  for (let i = 0; i < given.length; i++) {
    const parameter = callee.parameters[i] ?? last;
    if (parameter !== undefined) values.push(checkType(table, callee, parameter, i, elementAt(given, i) ?? null));
  }
  for (let i = given.length; i < callee.parameters.length; i++) {
    const parameter = callee.parameters[i];
    if (parameter !== undefined && !parameter.variadic) values.push(parameter.default ?? null);
  }
  return values;
}

function checkType(
  table: FunctionTable,
  callee: PhpFunction,
  parameter: Parameter,
  index: number,
  value: Value,
): Value {
  if (parameter.types.has('callable')) {
    if (value === null && parameter.nullable) return null;
    const problem = callableProblem(table, value);
    if (problem === undefined) return value;
    const expected = parameter.nullable ? 'a valid callback or null' : 'a valid callback';
    throw new PhpError('TypeError', argumentMessage(callee, index, `must be ${expected}, ${problem}`));
  }
  const coerced = coerce(value, parameter);
  if (coerced !== undefined) return coerced;
  // Where PHP takes arrays and objects alike, its message names the array only.
  const expected = parameter.type === 'object|array' ? 'array' : parameter.type;
  throw new PhpError(
    'TypeError',
    argumentMessage(callee, index, `must be of type ${expected}, ${debugType(value)} given`),
  );
}
