import { fromBinary, toBinary } from './bytes.ts';
import { fitsInt, intFrom } from './integers.ts';
import { DataObject } from './objects.ts';
import { arrayFrom, arrayKey, type Key, PhpFloat, type Value } from './value.ts';

/** Nesting beyond which PHP refuses (`unserialize_max_depth`). */
const MAX_DEPTH = 4096;

/** PHP's `unserialize()`: FALSE for text that is not a serialized value. Objects become {@link DataObject}s. */
export function unserialize(text: string): Value {
  try {
    return new Reader(toBinary(text)).value(0);
  } catch (error) {
    if (error instanceof Malformed) return false;
    throw error;
  }
}

class Malformed extends Error {}

/** Reads a binary string, because lengths count bytes. */
class Reader {
  #at = 0;
  /** Values in the order in which `R:` and `r:` count them. */
  readonly #slots: Value[] = [];

  constructor(readonly input: string) {}

  value(depth: number): Value {
    const type = this.input[this.#at];
    const slot = this.#slots.length;
    if (type !== 'R') this.#slots.push(null);
    const value = this.#read(type, depth);
    if (type !== 'R') this.#slots[slot] = value;
    return value;
  }

  #read(type: string | undefined, depth: number): Value {
    if (depth > MAX_DEPTH) throw new Malformed();
    switch (type) {
      case 'N':
        this.#expect('N;');
        return null;
      case 'b':
        return this.#match(/b:([01]);/y) === '1';
      case 'i':
        return this.#integer();
      case 'd':
        return this.#float();
      case 's':
        return this.#string();
      case 'S':
        return this.#escapedString();
      case 'a':
        return this.#array(depth);
      case 'O':
        return this.#object(depth);
      case 'r':
      case 'R':
        return this.#reference();
      default:
        throw new Malformed();
    }
  }

  #integer(): Value {
    const integer = BigInt(this.#match(/i:([+-]?\d+);/y).replace('+', ''));
    return intFrom(fitsInt(integer) ? integer : BigInt.asIntN(64, integer));
  }

  #float(): Value {
    const digits = this.#match(/d:([+-]?(?:\d+\.?\d*(?:[eE][+-]?\d+)?|\.\d+(?:[eE][+-]?\d+)?|INF)|NAN);/y);
    return new PhpFloat(Number(digits.replace('INF', 'Infinity')));
  }

  #string(): string {
    const length = Number(this.#match(/s:(\d+):"/y));
    const start = this.#at;
    if (this.input.slice(start + length, start + length + 2) !== '";') throw new Malformed();
    this.#at = start + length + 2;
    return fromBinary(this.input.slice(start, start + length));
  }

  /** `S:` strings hold `\xx` for bytes; the length counts what they stand for. */
  #escapedString(): string {
    const length = Number(this.#match(/S:(\d+):"/y));
    let text = '';
    for (let i = 0; i < length; i++) {
      const char = this.input[this.#at];
      if (char === '\\') text += String.fromCharCode(Number.parseInt(this.#match(/\\([0-9a-fA-F]{2})/y), 16));
      else {
        text += char;
        this.#at += 1;
      }
    }
    this.#expect('";');
    return fromBinary(text);
  }

  #array(depth: number): Value {
    const count = Number(this.#match(/a:(\d+):\{/y));
    const elements = this.#members(count, depth);
    return arrayFrom(elements);
  }

  #object(depth: number): Value {
    const length = Number(this.#match(/O:(\d+):"/y));
    const className = this.input.slice(this.#at, this.#at + length);
    this.#at += length;
    const count = Number(this.#match(/":(\d+):\{/y));
    const properties = new Map<Key, Value>();
    for (const [key, value] of this.#members(count, depth)) properties.set(arrayKey(visibleName(String(key))), value);
    return new DataObject(fromBinary(className), properties);
  }

  #members(count: number, depth: number): (readonly [Key, Value])[] {
    const members: (readonly [Key, Value])[] = [];
    for (let i = 0; i < count; i++) {
      const key = this.#key();
      members.push([key, this.value(depth + 1)]);
    }
    this.#expect('}');
    return members;
  }

  #key(): Key {
    const type = this.input[this.#at];
    if (type === 'i') {
      const key = this.#integer();
      return typeof key === 'number' ? key : String(key);
    }
    if (type === 's') return arrayKey(this.#string());
    if (type === 'S') return arrayKey(this.#escapedString());
    throw new Malformed();
  }

  #reference(): Value {
    const slot = Number(this.#match(/[rR]:(\d+);/y)) - 1;
    const value = this.#slots[slot];
    if (value === undefined) throw new Malformed();
    return value;
  }

  #match(pattern: RegExp): string {
    pattern.lastIndex = this.#at;
    const match = pattern.exec(this.input);
    if (match === null) throw new Malformed();
    this.#at = pattern.lastIndex;
    return match[1] ?? '';
  }

  #expect(text: string): void {
    if (!this.input.startsWith(text, this.#at)) throw new Malformed();
    this.#at += text.length;
  }
}

/** Private and protected members are stored as `\0Class\0name` and `\0*\0name`. */
function visibleName(name: string): string {
  return name.startsWith('\0') ? name.slice(name.indexOf('\0', 1) + 1) : name;
}
