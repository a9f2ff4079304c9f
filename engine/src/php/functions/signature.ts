import { INT_MAX } from '../integers.ts';
import { fromJson, type Json, PhpFloat, type Value } from '../value.ts';
import signatures from './signatures.generated.json' with { type: 'json' };

/** One parameter of a PHP function, as reflection tells it. */
export interface Parameter {
  readonly name: string;
  /** The declared type as PHP's messages write it: `array|string`, `?int`. */
  readonly type: string;
  /** The single types of the union, `null` left out. */
  readonly types: ReadonlySet<string>;
  readonly nullable: boolean;
  readonly optional: boolean;
  /** The declared default; `undefined` where an optional parameter has none (the function counts its arguments). */
  readonly default: Value | undefined;
  readonly variadic: boolean;
  /** A callback passes a value, so PHP warns and the function works on a copy. */
  readonly byReference: boolean;
}

type RawParameter = readonly Json[];

/** Parameters by function name, as the generator wrote them. */
const table: ReadonlyMap<string, readonly RawParameter[]> = new Map<string, readonly RawParameter[]>(
  Object.entries(signatures),
);

/** Names of all functions of PHP 8.2 with the extensions that Drupal needs, lower case. */
export function knownFunctions(): IterableIterator<string> {
  return table.keys();
}

/** Whether PHP has a function of this name (in any case, with or without a leading backslash). */
export function isKnownFunction(name: string): boolean {
  return table.has(functionKey(name));
}

/** The key under which a function's name is found: PHP's function names are not case-sensitive. */
export function functionKey(name: string): string {
  return (name.startsWith('\\') ? name.slice(1) : name).toLowerCase();
}

/** The parameters of one of PHP's functions, `undefined` where there is no such function. */
export function parametersOf(name: string): readonly Parameter[] | undefined {
  return table.get(name)?.map(parameterFrom);
}

/** A parameter list written as in the generated table. */
export function parameterFrom(raw: RawParameter): Parameter {
  const declared = String(raw[0]);
  const type = String(raw[1]);
  const [, flags = '', name = ''] = /^([&?.]*)(\w+)$/.exec(declared) ?? [];
  const types = new Set(type.replace(/^\?/, '').split('|'));
  const nullable = type.startsWith('?') || types.delete('null') || type === 'mixed';
  const hasDefault = raw.length > 2;
  return {
    name,
    type,
    types,
    nullable,
    optional: hasDefault || flags.includes('?') || flags.includes('...'),
    default: hasDefault ? defaultValue(raw[2] ?? null, types) : undefined,
    variadic: flags.includes('...'),
    byReference: flags.includes('&'),
  };
}

function defaultValue(json: Json, types: ReadonlySet<string>): Value {
  const value = fromJson(json);
  // JSON.parse rounds PHP_INT_MAX, the only default that large.
  if (value instanceof PhpFloat && types.has('int') && Math.abs(value.value) >= 2 ** 63) return INT_MAX;
  return typeof value === 'number' && types.has('float') && !types.has('int') ? new PhpFloat(value) : value;
}
