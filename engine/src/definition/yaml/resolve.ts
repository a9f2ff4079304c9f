import { fromBytes } from '../../php/bytes.ts';
import { parseLeadingFloat } from '../../php/numeric.ts';
import { PhpFloat, type Value } from '../../php/value.ts';
import type { Node, Range } from '../syntax.ts';
import { BANG, DOUBLE_QUOTE, SINGLE_QUOTE, STAR } from './characters.ts';
import type { Context } from './context.ts';
import { unescapeDouble } from './escapes.ts';
import { YamlError } from './problem.ts';
import { InvalidDate, resolvePlain } from './scalar.ts';

const QUOTED = /"(?:[^"\\]|\\[^\n])*"|'(?:[^']|'')*'/y;
/** Kinds of PHP values that a file may not name, and what Symfony calls them. */
const PHP_TAGS: readonly (readonly [prefix: string, message: (scalar: string) => string])[] = [
  ['!php/object', () => 'Object support when parsing a YAML file has been disabled.'],
  ['!php/const', (scalar) => flagMissing(scalar, 'a constant')],
  ['!php/enum', (scalar) => flagMissing(scalar, 'an enum')],
];

function flagMissing(scalar: string, kind: string): string {
  return `The string "${scalar}" could not be parsed as ${kind}. Did you forget to pass the "Yaml::PARSE_CONSTANT" flag to the parser?`;
}

/** What a scalar stands for. */
export interface Resolved {
  readonly value: Value;
  /** For an alias, the node it names. */
  readonly target?: Node | undefined;
  /** Whether a quoted text stood behind a tag. */
  readonly quoted?: boolean;
}

/** The value of an unquoted scalar (trimmed) with its alias or built-in tag. Throws YamlError as Symfony does. */
export function resolveScalar(context: Context, text: string, range: Range): Resolved {
  const first = text.charCodeAt(0);
  if (first === STAR) return resolveAlias(context, text, range);
  if (first === BANG) return resolveTagged(text, range);
  const value = resolvePlain(text);
  if (value instanceof InvalidDate) {
    throw new YamlError(`The date "${text}" could not be parsed as it is an invalid date.`, range);
  }
  return { value };
}

/** The name behind `*`, up to a comment. */
export function aliasName(text: string): string {
  const hash = text.indexOf('#');
  if (hash < 0) return text.slice(1);
  // Symfony counts a space in front of the comment; without one, PHP's negative length cuts at the end.
  return hash === 1 ? text.slice(1, -1) : text.slice(1, hash - 1);
}

/** Throws for characters with which an unquoted scalar cannot start. */
export function checkPlainStart(text: string, range: Range): void {
  const first = text[0];
  if (first === '@' || first === '`' || first === '|' || first === '>' || first === '%') {
    throw new YamlError(
      `The reserved indicator "${first}" cannot start a plain scalar; you need to quote the scalar.`,
      range,
    );
  }
}

/** The quoted text at `start`: its value and the index behind it. Throws YamlError where it is not closed. */
export function resolveQuoted(text: string, start: number, range: Range): { value: string; end: number } {
  QUOTED.lastIndex = start;
  const match = QUOTED.exec(text)?.[0];
  if (match === undefined) throw new YamlError(`Malformed inline YAML string: "${text.slice(start)}".`, range);
  const inner = match.slice(1, -1);
  const value =
    match.charCodeAt(0) === SINGLE_QUOTE
      ? inner.replaceAll("''", "'")
      : unescapeDouble(inner, (sequence) => {
          throw new YamlError(`Found unknown escape character "${sequence}".`, range);
        });
  return { value, end: start + match.length };
}

/** The bytes of a `!!binary` scalar. Throws YamlError for what is not base64. */
export function resolveBinary(scalar: string, range: Range): string {
  const compact = scalar.replace(/\s/g, '');
  const quoted = compact.charCodeAt(0) === DOUBLE_QUOTE || compact.charCodeAt(0) === SINGLE_QUOTE;
  const text = quoted ? resolveQuoted(compact, 0, range).value : compact;
  if (text.length % 4 !== 0) {
    throw new YamlError(
      `The normalized base64 encoded data (data without whitespace characters) length must be a multiple of four (${text.length} bytes given).`,
      range,
    );
  }
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(text)) {
    throw new YamlError(`The base64 encoded data (${text}) contains invalid characters.`, range);
  }
  return fromBytes(Uint8Array.from(atob(text), (character) => character.charCodeAt(0)));
}

function resolveAlias(context: Context, text: string, range: Range): Resolved {
  const name = aliasName(text);
  if (name === '') throw new YamlError('A reference must contain at least one character.', range);
  const anchor = context.alias(name, range);
  if (anchor === undefined) throw new YamlError(`Reference "${name}" does not exist.`, range);
  return { value: anchor.value, target: anchor.node };
}

function resolveTagged(scalar: string, range: Range): Resolved {
  if (scalar.startsWith('!!str ')) {
    const text = scalar.slice(6);
    const quoted = text.startsWith('"') || text.startsWith("'");
    return { value: quoted ? resolveQuoted(text, 0, range).value : text, quoted };
  }
  if (scalar.startsWith('! ')) return { value: scalar.slice(2) };
  for (const [prefix, message] of PHP_TAGS) {
    if (scalar.startsWith(prefix)) throw new YamlError(message(scalar), range);
  }
  if (scalar.startsWith('!!float ')) return { value: new PhpFloat(parseLeadingFloat(scalar.slice(8))) };
  if (scalar.startsWith('!!binary ')) return { value: resolveBinary(scalar.slice(9), range) };
  throw new YamlError(`The string "${scalar}" could not be parsed as it uses an unsupported built-in tag.`, range);
}
