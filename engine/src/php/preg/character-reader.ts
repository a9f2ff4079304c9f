import { PatternProblem } from './delimiters.ts';
import { ASCII_SETS, HORIZONTAL, posixSet, propertySet, type Sets, UNICODE_SETS, VERTICAL } from './sets.ts';

/** The options of a pattern; inline flags change them within a group. */
export interface PatternFlags {
  readonly ignoreCase: boolean;
  readonly multiline: boolean;
  readonly dotAll: boolean;
  readonly extended: boolean;
  readonly ungreedy: boolean;
  readonly dollarEndOnly: boolean;
  readonly noAutoCapture: boolean;
}

/** The part of a translation that reads single characters, escapes and classes. */
export abstract class CharacterReader {
  protected readonly sets: Sets;
  /** Inline `(?i)`: JavaScript cannot switch case within a pattern, so letters are written in both. */
  protected readonly expandCase: boolean;

  constructor(
    protected readonly body: string,
    protected readonly unicode: boolean,
    protected flags: PatternFlags,
    protected at: number,
  ) {
    this.sets = unicode ? UNICODE_SETS : ASCII_SETS;
    this.expandCase = /\(\?[a-zA-Z^]*-?[a-zA-Z]*i[a-zA-Z]*[:)]/.test(body.slice(at));
  }

  protected problem(what: string): PatternProblem {
    return new PatternProblem(`Compilation failed: ${what} at offset ${this.at}`);
  }

  protected take(): string {
    const code = this.body.codePointAt(this.at) ?? 0;
    const character = String.fromCodePoint(code);
    this.at += character.length;
    return character;
  }

  protected literal(character: string): string {
    const other = this.otherCase(character);
    return other === undefined ? quote(character) : `[${quote(character)}${quote(other)}]`;
  }

  protected otherCase(character: string): string | undefined {
    if (!this.expandCase || !this.flags.ignoreCase) return undefined;
    const other = character === character.toLowerCase() ? character.toUpperCase() : character.toLowerCase();
    return other !== character && [...other].length === 1 ? other : undefined;
  }

  /** Bytes end at 0xff. */
  protected within(set: string): string {
    return this.unicode ? set : set.replace(/\\u[0-9a-f]{4}(?:-\\u[0-9a-f]{4})?/g, '');
  }

  /** An escape that stands for a set, as a class; `undefined` and nothing taken for any other. */
  protected set(): string | undefined {
    const property = /^\\([pP])(?:\{(\^?)([^}]*)\}|([A-Z]))/.exec(this.body.slice(this.at));
    if (property !== null) {
      const set = propertySet(property[3] ?? property[4] ?? '');
      if (set === undefined) throw this.problem('unknown property after \\P or \\p');
      this.at += property[0].length;
      return `[${(property[1] === 'P') !== (property[2] === '^') ? '^' : ''}${set}]`;
    }
    const letter = this.body.charAt(this.at + 1);
    const set = {
      d: this.sets.digit,
      w: this.sets.word,
      s: this.sets.space,
      h: this.within(HORIZONTAL),
      v: this.within(VERTICAL),
    }[letter.toLowerCase()];
    if (set === undefined || this.body.charAt(this.at) !== '\\') return undefined;
    this.at += 2;
    return `[${letter === letter.toLowerCase() ? '' : '^'}${set}]`;
  }

  /** A single character written as an escape. */
  protected escapedCharacter(): string {
    const match =
      /^\\(?:x\{([0-9a-fA-F]+)\}|x([0-9a-fA-F]{0,2})|o\{([0-7]+)\}|(0[0-7]{0,2}|[1-7][0-7]{1,2})|c([\s\S]))/.exec(
        this.body.slice(this.at),
      );
    if (match !== null) {
      this.at += match[0].length;
      const [, wide, hex, braced, octal, control] = match;
      if (control !== undefined) return String.fromCharCode(control.toUpperCase().charCodeAt(0) ^ 64);
      const digits = wide ?? hex;
      const code =
        digits === undefined ? Number.parseInt(braced ?? octal ?? '0', 8) : Number.parseInt(digits || '0', 16);
      return String.fromCodePoint(code);
    }
    this.at += 1;
    if (this.at >= this.body.length) throw this.problem('\\ at end of pattern');
    const character = this.take();
    const control = { a: '\x07', e: '\x1b', f: '\f', n: '\n', r: '\r', t: '\t' }[character];
    if (control !== undefined) return control;
    if (/[A-Za-z0-9]/.test(character)) throw this.problem('unrecognized character follows \\');
    return character;
  }

  protected characterClass(): string {
    this.at += 1;
    const negated = this.body.charAt(this.at) === '^';
    if (negated) this.at += 1;
    const members: string[] = [];
    for (let first = true; first || this.body.charAt(this.at) !== ']'; first = false) {
      if (this.at >= this.body.length) throw this.problem('missing terminating ] for character class');
      members.push(this.#member());
    }
    this.at += 1;
    return `[${negated ? '^' : ''}${members.join('')}]`;
  }

  #member(): string {
    const rest = this.body.slice(this.at);
    const posix = /^\[:(\^?)(\w+):\]/.exec(rest);
    if (posix !== null) {
      const set = posixSet(posix[2] ?? '', this.unicode);
      if (set === undefined) throw this.problem('unknown POSIX class name');
      this.at += posix[0].length;
      return posix[1] === '^' ? `[^${set}]` : set;
    }
    const literal = /^\\Q([\s\S]*?)(?:\\E|$)/.exec(rest);
    if (literal !== null) {
      this.at += literal[0].length;
      return [...(literal[1] ?? '')].map(quote).join('');
    }
    const set = this.set();
    return set ?? this.#range(this.#classCharacter());
  }

  #classCharacter(): string {
    if (this.body.charAt(this.at) !== '\\') return this.take();
    if (this.body.charAt(this.at + 1) === 'b') {
      this.at += 2;
      return '\b';
    }
    return this.escapedCharacter();
  }

  #range(from: string): string {
    const next = this.body.slice(this.at, this.at + 3);
    if (!next.startsWith('-') || next.charAt(1) === ']' || next === '-' || /^-\\[dDwWsShHvVpP]/.test(next))
      return this.#both(from, from);
    this.at += 1;
    const to = this.#classCharacter();
    if ((to.codePointAt(0) ?? 0) < (from.codePointAt(0) ?? 0))
      throw this.problem('range out of order in character class');
    return this.#both(from, to);
  }

  /** A range, and the letters of the other case where case is ignored. */
  #both(from: string, to: string): string {
    const range = from === to ? quote(from) : `${quote(from)}-${quote(to)}`;
    const [x, y] = [this.otherCase(from), this.otherCase(to)];
    return x === undefined || y === undefined || x > y ? range : `${range}${quote(x)}-${quote(y)}`;
  }
}

/** A character as a literal, outside and inside classes. */
export function quote(character: string): string {
  if (/^[A-Za-z0-9_ ]$/.test(character)) return character;
  const code = character.codePointAt(0) ?? 0;
  return code < 0x80 ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u{${code.toString(16)}}`;
}
