import type { PhpArray, Value } from '../value.ts';
import type { Environment } from './arguments.ts';
import { basicArrays } from './arrays-basic.ts';
import { functionalArrays } from './arrays-functional.ts';
import { call, callableProblem } from './call.ts';
import { ctypeFunctions } from './ctype.ts';
import { dateFunctions } from './dates.ts';
import { drupalMethods } from './drupal.ts';
import { encodingFunctions } from './encoding.ts';
import { filterVar } from './filter-var.ts';
import type { Implementations, PhpFunction } from './function.ts';
import { hashFunctions } from './hashing.ts';
import { htmlFunctions } from './html.ts';
import { jsonFunctions } from './json.ts';
import { mathFunctions } from './math.ts';
import { miscellaneousFunctions } from './misc.ts';
import { multibyteFunctions } from './multibyte.ts';
import { pathFunctions } from './paths.ts';
import { pregFunctions } from './preg.ts';
import { range } from './range.ts';
import { functionKey, parametersOf } from './signature.ts';
import { basicStrings } from './strings-basic.ts';
import { stringLikeness } from './strings-likeness.ts';
import { stringReplace } from './strings-replace.ts';
import { stringSearch } from './strings-search.ts';
import { stringSplit } from './strings-split.ts';
import { callableFunctions, typeFunctions } from './types.ts';
import { urlFunctions } from './url.ts';

export type { Environment } from './arguments.ts';
export { UnsupportedFunction } from './call.ts';
export type { PhpFunction } from './function.ts';
export { isKnownFunction } from './signature.ts';

const themes: readonly Implementations[] = [
  basicArrays,
  functionalArrays,
  { range },
  basicStrings,
  stringSearch,
  stringReplace,
  stringSplit,
  stringLikeness,
  multibyteFunctions,
  ctypeFunctions,
  htmlFunctions,
  encodingFunctions,
  hashFunctions,
  urlFunctions,
  jsonFunctions,
  mathFunctions,
  dateFunctions,
  pathFunctions,
  typeFunctions,
  pregFunctions,
  miscellaneousFunctions,
  { filter_var: filterVar },
  callableFunctions(() => phpFunctions),
];

/** The functions and static methods that the engine can call, by lower-case name. */
export const phpFunctions: ReadonlyMap<string, PhpFunction> = collect();

function collect(): ReadonlyMap<string, PhpFunction> {
  const table = new Map<string, PhpFunction>();
  for (const theme of themes)
    for (const [name, run] of Object.entries(theme)) {
      const parameters = parametersOf(name);
      if (parameters === undefined) throw new Error(`PHP has no function ${name}`);
      table.set(name, { name, parameters, run });
    }
  for (const method of drupalMethods) table.set(functionKey(method.name), method);
  return table;
}

/** Whether PHP would call this value: a function's name, `Class::method`, or a pair of class and method. */
export function isCallable(value: Value): boolean {
  return callableProblem(phpFunctions, value) === undefined;
}

/**
 * Calls a PHP function as `call_user_func_array` does from non-strict code: arguments are checked and converted as for
 * any internal function.
 * @param name a function's name (any case) or `Class::method`
 * @param args a list, or a map whose string keys are named arguments
 * @throws PhpError (TypeError, ArgumentCountError, ValueError, Error), PhpException, {@link UnsupportedFunction}
 */
export function callFunction(name: string, args: PhpArray, env: Environment): Value {
  return call(phpFunctions, name, args, env);
}
