import type { Value } from '../value.ts';
import type { Arguments } from './arguments.ts';
import type { Parameter } from './signature.ts';

/** What a function does once its arguments are checked. */
export type Implementation = (a: Arguments) => Value;

/** A theme's functions: PHP name -> implementation. */
export type Implementations = Readonly<Record<string, Implementation>>;

/** A PHP function that the embedded engine can call. */
export interface PhpFunction {
  /** As PHP's messages write it. */
  readonly name: string;
  readonly parameters: readonly Parameter[];
  readonly run: Implementation;
}
