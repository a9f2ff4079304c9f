import { isValidUtf8 } from './bytes.ts';
import { isInt } from './integers.ts';
import { parseNumeric, representFloat } from './numeric.ts';
import { DataObject } from './objects.ts';
import { countOf, entries, isArray, isList, type Key, PhpFloat, PhpObject, type Value } from './value.ts';

/** `JSON_*` flags, as PHP numbers them. */
export const JsonFlag = {
  HexTag: 1,
  HexAmp: 2,
  HexApos: 4,
  HexQuot: 8,
  ForceObject: 16,
  NumericCheck: 32,
  UnescapedSlashes: 64,
  PrettyPrint: 128,
  UnescapedUnicode: 256,
  PartialOutput: 512,
  PreserveZeroFraction: 1024,
  UnescapedLineTerminators: 2048,
  InvalidUtf8Ignore: 1 << 20,
  InvalidUtf8Substitute: 1 << 21,
  ThrowOnError: 1 << 22,
} as const;

/** Why something is no JSON, with PHP's code and text. */
export class JsonProblem extends Error {
  constructor(
    readonly code: number,
    message: string,
  ) {
    super(message);
  }
}

/**
 * `json_encode`: ASCII with escaped slashes unless the flags say otherwise, floats with the fewest digits that read back.
 * @throws JsonProblem for invalid UTF-8, INF, NAN, objects without public properties of their own, too deep nesting
 */
export function encodeJson(value: Value, flags = 0, depth = 512): string {
  return new Encoder(flags, depth).encode(value, 0);
}

class Encoder {
  constructor(
    readonly flags: number,
    readonly maxDepth: number,
  ) {}

  encode(value: Value, level: number): string {
    if (value === null) return 'null';
    if (typeof value === 'string') return this.#string(value);
    if (typeof value === 'boolean' || isInt(value)) return String(value);
    if (value instanceof PhpFloat) return this.#float(value.value);
    if (isArray(value)) {
      if (isList(value) && !(this.flags & JsonFlag.ForceObject)) return this.#list(value, level);
      return this.#object(entries(value), countOf(value), level);
    }
    if (value instanceof DataObject) return this.#object(value.properties, value.properties.size, level);
    return value instanceof PhpObject ? '{}' : 'null';
  }

  #float(value: number): string {
    if (!Number.isFinite(value)) return this.#problem(7, 'Inf and NaN cannot be JSON encoded', '0');
    const text = representFloat(value).replace('E', 'e');
    const whole = /^-?\d+$/.test(text);
    return whole && this.flags & JsonFlag.PreserveZeroFraction ? `${text}.0` : text;
  }

  #list(list: readonly Value[], level: number): string {
    if (list.length === 0) return '[]';
    return this.#enclose(
      '[',
      ']',
      level,
      list.map((element) => this.encode(element, level + 1)),
    );
  }

  #object(members: Iterable<readonly [Key, Value]>, size: number, level: number): string {
    if (size === 0) return '{}';
    const colon = this.flags & JsonFlag.PrettyPrint ? ': ' : ':';
    const parts = Array.from(
      members,
      ([key, value]) => this.#quoted(String(key)) + colon + this.encode(value, level + 1),
    );
    return this.#enclose('{', '}', level, parts);
  }

  #enclose(open: string, close: string, level: number, parts: readonly string[]): string {
    if (level >= this.maxDepth) this.#problem(1, 'Maximum stack depth exceeded', '');
    if (!(this.flags & JsonFlag.PrettyPrint)) return open + parts.join(',') + close;
    const pad = '    '.repeat(level);
    return `${open}\n${pad}    ${parts.join(`,\n${pad}    `)}\n${pad}${close}`;
  }

  #string(text: string): string {
    if (this.flags & JsonFlag.NumericCheck) {
      const number = parseNumeric(text);
      if (number !== undefined) return this.encode(number, 0);
    }
    return this.#quoted(text);
  }

  #quoted(text: string): string {
    const valid = this.#validText(text);
    return valid === undefined ? 'null' : `"${valid.replace(/[\s\S]/g, (character) => this.#escape(character))}"`;
  }

  #validText(text: string): string | undefined {
    if (isValidUtf8(text)) return text;
    if (this.flags & JsonFlag.InvalidUtf8Substitute) return text.replace(/\p{Surrogate}/gu, '\ufffd');
    if (this.flags & JsonFlag.InvalidUtf8Ignore) return text.replace(/\p{Surrogate}/gu, '');
    this.#problem(5, 'Malformed UTF-8 characters, possibly incorrectly encoded', 'null');
    return undefined;
  }

  #escape(character: string): string {
    const code = character.charCodeAt(0);
    const special = ESCAPES.get(character);
    if (special !== undefined) return special;
    if (character === '/') return this.flags & JsonFlag.UnescapedSlashes ? '/' : '\\/';
    const hex = HEX_FLAGS.get(character);
    if (hex !== undefined && this.flags & hex)
      return unicodeEscape(code).replace(/[a-f]/g, (letter) => letter.toUpperCase());
    if (character === '"') return '\\"';
    if (code < 0x20) return unicodeEscape(code);
    if (code < 0x80) return character;
    if (!(this.flags & JsonFlag.UnescapedUnicode)) return unicodeEscape(code);
    const separator = code === 0x2028 || code === 0x2029;
    return separator && !(this.flags & JsonFlag.UnescapedLineTerminators) ? unicodeEscape(code) : character;
  }

  /** With partial output the offending value is replaced instead. */
  #problem(code: number, message: string, replacement: string): string {
    if (this.flags & JsonFlag.PartialOutput) return replacement;
    throw new JsonProblem(code, message);
  }
}

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['\\', '\\\\'],
  ['\b', '\\b'],
  ['\f', '\\f'],
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
]);

const HEX_FLAGS: ReadonlyMap<string, number> = new Map([
  ['<', JsonFlag.HexTag],
  ['>', JsonFlag.HexTag],
  ['&', JsonFlag.HexAmp],
  ["'", JsonFlag.HexApos],
  ['"', JsonFlag.HexQuot],
]);

function unicodeEscape(code: number): string {
  return `\\u${code.toString(16).padStart(4, '0')}`;
}
