import { isValidUtf8 } from './bytes.ts';
import { fitsInt, intFrom } from './integers.ts';
import { JsonProblem } from './json-encode.ts';
import { standardObject } from './objects.ts';
import { arrayFrom, arrayKey, type Key, PhpFloat, type Value } from './value.ts';

/** How `json_decode` builds its values. */
export interface DecodeOptions {
  /** Objects as arrays, else as `stdClass`. */
  readonly associative: boolean;
  readonly depth?: number;
  /** Integers beyond 64 bits as strings instead of floats. */
  readonly bigIntAsString?: boolean;
}

/**
 * `json_decode`: members keep their order, 1.0 is a float, 1 an int.
 * @throws JsonProblem with PHP's error code and text
 */
export function decodeJson(text: string, options: DecodeOptions): Value {
  if (!isValidUtf8(text)) throw new JsonProblem(5, 'Malformed UTF-8 characters, possibly incorrectly encoded');
  return new Decoder(text, options).document();
}

const NUMBER = /-?(?:0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?/y;
const STRING = /"([^"\\]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\]*)*)"/y;
const LITERAL = /true|false|null/iy;
const ESCAPED: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };

class Decoder {
  #at = 0;

  constructor(
    readonly text: string,
    readonly options: DecodeOptions,
  ) {}

  document(): Value {
    const value = this.#value(0);
    if (this.#peek() !== '') this.#syntaxError();
    return value;
  }

  #value(level: number): Value {
    const next = this.#peek();
    if (next === '{' || next === '[') {
      if (level >= (this.options.depth ?? 512)) throw new JsonProblem(1, 'Maximum stack depth exceeded');
      this.#at += 1;
      return next === '{' ? this.#object(level + 1) : this.#list(level + 1);
    }
    if (next === '"') return this.#string();
    return next === '-' || (next >= '0' && next <= '9') ? this.#number() : this.#literal();
  }

  #list(level: number): Value {
    const list: Value[] = [];
    if (this.#take(']')) return list;
    do list.push(this.#value(level));
    while (this.#take(','));
    if (!this.#take(']')) this.#syntaxError();
    return list;
  }

  #object(level: number): Value {
    const members = new Map<Key, Value>();
    if (!this.#take('}')) {
      do {
        if (this.#peek() !== '"') this.#syntaxError();
        const name = this.#string();
        if (!this.#take(':')) this.#syntaxError();
        if (!this.options.associative && name.startsWith('\0'))
          throw new JsonProblem(9, 'The decoded property name is invalid');
        members.set(this.options.associative ? arrayKey(name) : name, this.#value(level));
      } while (this.#take(','));
      if (!this.#take('}')) this.#syntaxError();
    }
    return this.options.associative ? arrayFrom(members) : standardObject(members);
  }

  #string(): string {
    const body = this.#match(STRING)?.[1] ?? this.#syntaxError();
    if (/\p{Cc}/u.test(body) && Array.from(body).some((character) => character < ' '))
      throw new JsonProblem(3, 'Control character error, possibly incorrectly encoded');
    if (!body.includes('\\')) return body;
    const text = body.replace(/\\(?:u([0-9a-fA-F]{4})|(.))/g, (_, hex?: string, letter?: string) =>
      hex === undefined ? (ESCAPED[letter ?? ''] ?? letter ?? '') : String.fromCharCode(Number.parseInt(hex, 16)),
    );
    if (!isValidUtf8(text)) throw new JsonProblem(10, 'Single unpaired high surrogate in Unicode escape');
    return text;
  }

  #number(): Value {
    const match = this.#match(NUMBER) ?? this.#syntaxError();
    const [digits, fraction, exponent] = match;
    if (fraction !== undefined || exponent !== undefined) return new PhpFloat(Number(digits));
    const integer = BigInt(digits);
    if (fitsInt(integer)) return intFrom(integer);
    return this.options.bigIntAsString ? digits : new PhpFloat(Number(digits));
  }

  #literal(): Value {
    const word = (this.#match(LITERAL)?.[0] ?? this.#syntaxError()).toLowerCase();
    return word === 'null' ? null : word === 'true';
  }

  #match(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.#at;
    const match = pattern.exec(this.text);
    if (match !== null) this.#at = pattern.lastIndex;
    return match ?? undefined;
  }

  #take(character: string): boolean {
    if (this.#peek() !== character) return false;
    this.#at += 1;
    return true;
  }

  /** The next character that is no white space, '' at the end. */
  #peek(): string {
    while (/^[ \t\r\n]$/.test(this.text.charAt(this.#at))) this.#at += 1;
    return this.text.charAt(this.#at);
  }

  #syntaxError(): never {
    throw new JsonProblem(4, 'Syntax error');
  }
}
