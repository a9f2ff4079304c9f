import { debugType, stringOf } from '../../php/conversion.ts';
import { PhpError } from '../../php/errors.ts';
import { isArray, PhpObject } from '../../php/value.ts';
import { MigrateException } from '../exceptions.ts';
import type { ProcessFactory } from '../process.ts';
import { option } from './configuration.ts';
import { phpCall } from './php-call.ts';
import { transliterate } from './transliterate.ts';

const DEFAULT_PATTERN = '/[^a-z0-9_]+/';

/** `Drupal\migrate\Plugin\migrate\process\MachineName`. */
const factory: ProcessFactory = (configuration, { services }) => {
  const pattern = option(configuration, 'replace_pattern') ?? DEFAULT_PATTERN;
  if (typeof pattern !== 'string') throw new MigrateException('The replace pattern should be a string');
  const call = phpCall(services);
  const replace =
    pattern === DEFAULT_PATTERN
      ? (text: string) => text.replace(/[^a-z0-9_]+/g, '_')
      : (text: string) => stringOf(call('preg_replace', [pattern, '_', text]));
  return {
    transform: (value) => {
      if (isArray(value) || value instanceof PhpObject) {
        throw new PhpError(
          'TypeError',
          `str_contains(): Argument #1 ($haystack) must be of type string, ${debugType(value)} given`,
        );
      }
      // Only ASCII letters have another case left; PHP's strtolower knows no others.
      const plain = transliterate(stringOf(value), '_').replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
      return replace(plain).replace(/_+/g, '_');
    },
  };
};

export default factory;
