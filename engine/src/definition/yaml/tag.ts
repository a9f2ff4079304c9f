import type { Range } from '../syntax.ts';
import { BANG, CLOSE_BRACE, CLOSE_BRACKET, COMMA, OPEN_BRACE, OPEN_BRACKET, skipSpaces } from './characters.ts';
import { YamlError } from './problem.ts';

const TAG_NAME = /[^ \t\n[\]{},]*/y;
/** Tags of scalars, which are resolved together with their value. */
const SCALAR_TAGS = new Set(['str', 'php/const', 'php/enum', 'php/object']);

/**
 * The tag at `index`, where a `!` stands, and the index of the value behind it. No tag, and the same index, where it belongs
 * to the scalar behind it (`!!str 5`). Throws YamlError for a built-in tag of a collection and for a missing value.
 */
export function readTag(text: string, index: number, range: Range): { tag: string | undefined; index: number } {
  TAG_NAME.lastIndex = index + 1;
  const tag = TAG_NAME.exec(text)?.[0] ?? '';
  const next = skipSpaces(text, index + 1 + tag.length, text.length);
  const code = next < text.length ? text.charCodeAt(next) : undefined;
  if (tag === '' && (code === undefined || code === CLOSE_BRACKET || code === CLOSE_BRACE || code === COMMA)) {
    throw new YamlError('Using the unquoted scalar value "!" is not supported. You must quote it.', range);
  }
  const builtIn = tag.charCodeAt(0) === BANG;
  const beforeScalar = code !== OPEN_BRACKET && code !== OPEN_BRACE;
  if (tag !== '' && beforeScalar && (builtIn || SCALAR_TAGS.has(tag))) return { tag: undefined, index };
  if (builtIn) throw new YamlError(`The built-in tag "!${tag}" is not implemented.`, range);
  if (tag !== '' && code === undefined) throw new YamlError(`Missing value for tag "${tag}".`, range);
  return { tag, index: next };
}
