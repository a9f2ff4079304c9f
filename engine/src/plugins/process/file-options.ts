import { debugType, stringOf } from '../../php/conversion.ts';
import { PhpError } from '../../php/errors.ts';
import { elementAt, isArray, PhpObject, type Value } from '../../php/value.ts';
import type { Configuration } from '../process.ts';
import type { FileExists } from '../services.ts';
import { option } from './configuration.ts';

/** `file_exists`: whatever is not known counts as `replace` (`FileProcessBase`). */
export function fileExistsOption(configuration: Configuration): FileExists {
  const value = option(configuration, 'file_exists');
  return value === 'rename' || value === 'use existing' ? value : 'replace';
}

/** The two values that file plugins take, as PHP's list assignment takes them apart: a scalar has no elements. */
export function sourceAndDestination(value: Value): readonly [source: string, destination: string] {
  const element = (index: number) => pathOf(isArray(value) ? (elementAt(value, index) ?? null) : null);
  return [element(0), element(1)];
}

/** A value as a path. @throws PhpError TypeError for an array or an object */
export function pathOf(value: Value): string {
  if (isArray(value) || value instanceof PhpObject) {
    throw new PhpError(
      'TypeError',
      `preg_match(): Argument #2 ($subject) must be of type string, ${debugType(value)} given`,
    );
  }
  return stringOf(value);
}
