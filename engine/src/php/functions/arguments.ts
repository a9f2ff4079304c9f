import { fromBinary, toBinary } from '../bytes.ts';
import { stringOf, toBoolean, toFloat, toInt } from '../casts.ts';
import { PhpError } from '../errors.ts';
import type { Int } from '../integers.ts';
import { isArray, type PhpArray, type Value } from '../value.ts';
import type { PhpFunction } from './function.ts';

/** What functions may know of the world: the clock and the site's time zone. */
export interface Environment {
  /** Milliseconds since the epoch. */
  now(): number;
  /** The default time zone, an IANA name. */
  readonly timezone: string;
}

/** Calls a value that passed as a `callable`. */
export type Callback = (...values: Value[]) => Value;

/**
 * The arguments of one call after PHP's checks: of the declared types, defaults filled in. The accessors narrow, they
 * convert only what a declared type allows anyway.
 */
export class Arguments {
  constructor(
    readonly function_: PhpFunction,
    readonly values: readonly Value[],
    /** How many arguments the caller passed. */
    readonly given: number,
    readonly env: Environment,
    readonly call: (callable: Value, values: readonly Value[]) => Value,
  ) {}

  value(index: number): Value {
    return this.values[index] ?? null;
  }
  string(index: number): string {
    return stringOf(this.value(index));
  }
  /** A string argument as a binary string: a character a byte. */
  binary(index: number): string {
    return toBinary(this.string(index));
  }
  int(index: number): Int {
    return toInt(this.value(index));
  }
  /** An int that serves as a length, a position or a set of flags. */
  count(index: number): number {
    return Number(toInt(this.value(index)));
  }
  float(index: number): number {
    return toFloat(this.value(index));
  }
  bool(index: number): boolean {
    return toBoolean(this.value(index));
  }
  array(index: number): PhpArray {
    const value = this.value(index);
    return isArray(value) ? value : [];
  }
  /** NULL or an int. */
  countOrNull(index: number): number | null {
    return this.value(index) === null ? null : this.count(index);
  }
  stringOrNull(index: number): string | null {
    return this.value(index) === null ? null : this.string(index);
  }
  /** The arguments from an index on: a variadic parameter. */
  rest(index: number): readonly Value[] {
    return this.values.slice(index);
  }
  /** The arrays from an index on. */
  arrays(index: number): readonly PhpArray[] {
    return this.rest(index).map((value) => (isArray(value) ? value : []));
  }
  callback(index: number): Callback {
    const callable = this.value(index);
    return (...values) => this.call(callable, values);
  }

  /** A ValueError about an argument: `f(): Argument #1 ($x) must be ...`. */
  valueError(index: number, problem: string): PhpError {
    return new PhpError('ValueError', argumentMessage(this.function_, index, problem));
  }
  /** A TypeError about an argument. */
  typeError(index: number, problem: string): PhpError {
    return new PhpError('TypeError', argumentMessage(this.function_, index, problem));
  }
}

/** PHP's text about an argument; a variadic parameter's arguments go without a name. */
export function argumentMessage(callee: PhpFunction, index: number, problem: string): string {
  const parameter = callee.parameters[index];
  const name = parameter === undefined || parameter.variadic ? '' : ` ($${parameter.name})`;
  return `${callee.name}(): Argument #${index + 1}${name} ${problem}`;
}

/** Makes a function on binary strings one on PHP strings. */
export function viaBinary(transform: (binary: string) => string): (a: Arguments) => string {
  return (a) => fromBinary(transform(a.binary(0)));
}
