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

/** A pattern for JavaScript's `RegExp` with the flag `v`. */
export interface Translation {
  readonly source: string;
  readonly ignoreCase: boolean;
  /** JavaScript group names by PCRE group number, from 1 on; a number has several in a branch reset. */
  readonly groups: readonly (readonly string[])[];
  /** PCRE names by group number. */
  readonly names: ReadonlyMap<number, string>;
  /** The group that marks where `\K` was. */
  readonly keep: string | undefined;
}

/** PCRE syntax that JavaScript cannot express: recursion, conditions, backtracking verbs. */
export class UnsupportedPattern extends PatternProblem {}

const START = '(?<![\\s\\S])';
const END = '(?![\\s\\S])';
const END_OR_NEWLINE = '(?=\\n?(?![\\s\\S]))';

/**
 * Translates the body of a PCRE pattern.
 * @param unicode whether characters are code points and classes Unicode's (`/u`), else bytes
 * @throws PatternProblem, {@link UnsupportedPattern}
 */
export function translate(body: string, flags: PatternFlags, unicode: boolean): Translation {
  return new Translator(body, flags, unicode).run();
}

class Translator {
  #at = 0;
  #flags: PatternFlags;
  readonly #sets: Sets;
  readonly #groups: string[][] = [];
  readonly #names = new Map<number, string>();
  #keep: string | undefined;
  #next = 1;
  #helpers = 0;
  /** Inline `(?i)`: JavaScript cannot switch case within a pattern, so letters are written in both. */
  readonly #expandCase: boolean;

  constructor(
    readonly body: string,
    flags: PatternFlags,
    readonly unicode: boolean,
  ) {
    const leading = /^(?:\(\*(?:UTF8?|UCP)\))*\(\?([imsxnUJ]+)\)/.exec(body);
    this.#flags = leading === null ? flags : withFlags(flags, leading[1] ?? '', true);
    this.#at = leading?.[0].length ?? /^(?:\(\*(?:UTF8?|UCP)\))*/.exec(body)?.[0].length ?? 0;
    this.#sets = unicode ? UNICODE_SETS : ASCII_SETS;
    this.#expandCase = /\(\?[a-zA-Z^]*-?[a-zA-Z]*i[a-zA-Z]*[:)]/.test(body.slice(this.#at));
  }

  run(): Translation {
    const ignoreCase = this.#flags.ignoreCase && !this.#expandCase;
    const source = this.#alternatives();
    if (this.#at < this.body.length) throw this.#problem('unmatched closing parenthesis');
    return { source, ignoreCase, groups: this.#groups, names: this.#names, keep: this.#keep };
  }

  #problem(what: string): PatternProblem {
    return new PatternProblem(`Compilation failed: ${what} at offset ${this.#at}`);
  }

  #unsupported(what: string): UnsupportedPattern {
    return new UnsupportedPattern(`The embedded engine cannot run regular expressions with ${what}`);
  }

  /** Alternatives up to the end of the group; flags set inside end with it. */
  #alternatives(resetNumbers = false): string {
    const outer = this.#flags;
    const first = this.#next;
    let last = first;
    const branches = [this.#sequence()];
    while (this.body.charAt(this.#at) === '|') {
      this.#at += 1;
      last = Math.max(last, this.#next);
      if (resetNumbers) this.#next = first;
      branches.push(this.#sequence());
    }
    this.#next = Math.max(last, this.#next);
    this.#flags = outer;
    return branches.join('|');
  }

  #sequence(): string {
    let source = '';
    while (this.#at < this.body.length) {
      const character = this.body.charAt(this.#at);
      if (character === '|' || character === ')') break;
      if (this.#flags.extended && this.#skipExtended(character)) continue;
      const atom = this.#atom(character);
      source += atom === '' ? '' : this.#quantified(atom);
    }
    return source;
  }

  #skipExtended(character: string): boolean {
    if (/\s/.test(character)) this.#at += 1;
    else if (character === '#') {
      const end = this.body.indexOf('\n', this.#at);
      this.#at = end < 0 ? this.body.length : end + 1;
    } else return false;
    return true;
  }

  /** Adds a quantifier; possessive ones become atomic groups. */
  #quantified(atom: string): string {
    while (this.#flags.extended && this.#skipExtended(this.body.charAt(this.#at)));
    const match = /^(?:[*+?]|\{\d+(?:,\d*)?\})([?+]?)/.exec(this.body.slice(this.#at, this.#at + 30));
    if (match === null) return atom;
    this.#at += match[0].length;
    const suffix = match[1] ?? '';
    const count = match[0].slice(0, match[0].length - suffix.length);
    if (suffix === '+') return this.#atomic(`${atom}${count}`);
    const lazy = (suffix === '?') !== this.#flags.ungreedy;
    return this.#quantified(`(?:${atom}${count}${lazy ? '?' : ''})`);
  }

  /** JavaScript's lookaheads do not backtrack, which is what makes a group atomic. */
  #atomic(source: string): string {
    const name = `a${this.#helpers++}`;
    return `(?:(?=(?<${name}>${source}))\\k<${name}>)`;
  }

  #atom(character: string): string {
    switch (character) {
      case '(':
        return this.#group();
      case '[':
        return this.#class();
      case '\\':
        return this.#escape();
      case '.':
        this.#at += 1;
        return this.#flags.dotAll ? '[\\s\\S]' : '[^\\n]';
      case '^':
        this.#at += 1;
        return this.#flags.multiline ? `(?:${START}|(?<=\\n)(?=[\\s\\S]))` : START;
      case '$':
        this.#at += 1;
        if (this.#flags.multiline) return `(?=\\n|${END})`;
        return this.#flags.dollarEndOnly ? END : END_OR_NEWLINE;
      case '*':
      case '+':
      case '?':
        throw this.#problem('quantifier does not follow a repeatable item');
      default:
        return this.#literal(this.#take());
    }
  }

  #take(): string {
    const code = this.body.codePointAt(this.#at) ?? 0;
    const character = String.fromCodePoint(code);
    this.#at += character.length;
    return character;
  }

  #literal(character: string): string {
    const other = this.#otherCase(character);
    return other === undefined ? quote(character) : `[${quote(character)}${quote(other)}]`;
  }

  #otherCase(character: string): string | undefined {
    if (!this.#expandCase || !this.#flags.ignoreCase) return undefined;
    const other = character === character.toLowerCase() ? character.toUpperCase() : character.toLowerCase();
    return other !== character && [...other].length === 1 ? other : undefined;
  }

  #group(): string {
    const rest = this.body.slice(this.#at);
    if (rest.startsWith('(*')) throw this.#unsupported('backtracking verbs');
    if (rest.startsWith('(?#')) {
      const end = this.body.indexOf(')', this.#at);
      this.#at = end < 0 ? this.body.length : end + 1;
      return '';
    }
    const look = /^\((?:\?(?:<?[=!]))/.exec(rest);
    if (look !== null) return this.#enclosed(look[0].length, look[0]);
    if (rest.startsWith('(?>')) return this.#atomic(this.#enclosed(3, ''));
    if (rest.startsWith('(?|')) return this.#enclosed(3, '(?:', true);
    const named = /^\(\?(?:P?<([A-Za-z_]\w*)>|'([A-Za-z_]\w*)')/.exec(rest);
    if (named !== null) return this.#capture(named[0].length, named[1] ?? named[2]);
    const back = /^\(\?P=(\w+)\)/.exec(rest);
    if (back !== null) {
      this.#at += back[0].length;
      return this.#reference(back[1] ?? '');
    }
    const flags = /^\(\?(\^?[imsxnUJ]*)(?:-([imsxnUJ]*))?([:)])/.exec(rest);
    if (flags !== null) return this.#flagged(flags);
    if (/^\(\?(?:R|[+-]?\d|&|P>)/.test(rest)) throw this.#unsupported('recursion');
    if (rest.startsWith('(?(')) throw this.#unsupported('conditions');
    if (rest.startsWith('(?')) throw this.#problem('unrecognized character after (? or (?-');
    return this.#flags.noAutoCapture ? this.#enclosed(1, '(?:') : this.#capture(1, undefined);
  }

  /** A group with a head that JavaScript shares; an empty head: only what is inside. */
  #enclosed(headLength: number, head: string, resetNumbers = false): string {
    this.#at += headLength;
    const inside = this.#alternatives(resetNumbers);
    if (this.body.charAt(this.#at) !== ')') throw this.#problem('missing closing parenthesis');
    this.#at += 1;
    return head === '' ? inside : `${head}${inside})`;
  }

  #capture(headLength: number, name: string | undefined): string {
    const number = this.#next++;
    if (name !== undefined) this.#names.set(number, name);
    const names = this.#groups[number - 1] ?? [];
    this.#groups[number - 1] = names;
    const group = `g${number}_${names.length}`;
    names.push(group);
    return this.#enclosed(headLength, `(?<${group}>`);
  }

  #flagged([head, on = '', off = '', end]: RegExpExecArray): string {
    const flags = withFlags(withFlags(this.#flags, on, true), off, false);
    if (end === ')') {
      this.#at += head.length;
      this.#flags = flags;
      return '';
    }
    const outer = this.#flags;
    this.#flags = flags;
    const source = this.#enclosed(head.length, '(?:');
    this.#flags = outer;
    return source;
  }

  /** A backreference by number or name. */
  #reference(to: string): string {
    const relative = /^-\d+$/.test(to) ? this.#next + Number(to) : Number(to);
    const number = /^-?\d+$/.test(to) ? relative : [...this.#names].find(([, name]) => name === to)?.[0];
    const names = number === undefined ? undefined : this.#groups[number - 1];
    if (names === undefined) throw this.#problem('reference to non-existent subpattern');
    return `(?:${names.map((name) => `\\k<${name}>`).join('')})`;
  }

  #escape(): string {
    const rest = this.body.slice(this.#at);
    const literal = /^\\Q([\s\S]*?)(?:\\E|$)/.exec(rest);
    if (literal !== null) {
      this.#at += literal[0].length;
      const characters = [...(literal[1] ?? '')];
      // A quantifier after \E belongs to the last character only.
      const last = characters.pop();
      if (last === undefined) return '';
      return characters.map((c) => this.#literal(c)).join('') + this.#quantified(this.#literal(last));
    }
    const reference = /^\\(?:g\{(-?\d+|\w+)\}|g(-?\d+)|k\{(\w+)\}|k<(\w+)>|k'(\w+)')/.exec(rest);
    if (reference !== null) {
      this.#at += reference[0].length;
      return this.#reference(reference.slice(1).find((name) => name !== undefined) ?? '');
    }
    const number = /^\\([1-9]\d?)/.exec(rest);
    if (number !== null && (Number(number[1]) < 10 || Number(number[1]) < this.#next)) {
      this.#at += number[0].length;
      return this.#reference(number[1] ?? '');
    }
    const assertion = this.#assertion(rest.charAt(1));
    if (assertion !== undefined) {
      this.#at += 2;
      return assertion;
    }
    const set = this.#set();
    return set === undefined ? this.#literal(this.#escapedCharacter()) : set;
  }

  #assertion(letter: string): string | undefined {
    const word = `[${this.#sets.word}]`;
    switch (letter) {
      case 'A':
      case 'G':
        return START;
      case 'z':
        return END;
      case 'Z':
        return END_OR_NEWLINE;
      case 'b':
        return `(?:(?<!${word})(?=${word})|(?<=${word})(?!${word}))`;
      case 'B':
        return `(?:(?<=${word})(?=${word})|(?<!${word})(?!${word}))`;
      case 'R':
        return `(?:\\r\\n|[${this.#within(VERTICAL)}])`;
      case 'X':
        return '(?:\\P{M}\\p{M}*|\\p{M}+)';
      case 'N':
        return '[^\\n]';
      case 'E':
        return '(?:)';
      case 'K':
        this.#keep = `k${this.#helpers++}`;
        return `(?<${this.#keep}>)`;
      default:
        return undefined;
    }
  }

  /** Bytes end at 0xff. */
  #within(set: string): string {
    return this.unicode ? set : set.replace(/\\u[0-9a-f]{4}(?:-\\u[0-9a-f]{4})?/g, '');
  }

  /** An escape that stands for a set, as a class; `undefined` and nothing taken for any other. */
  #set(): string | undefined {
    const property = /^\\([pP])(?:\{(\^?)([^}]*)\}|([A-Z]))/.exec(this.body.slice(this.#at));
    if (property !== null) {
      const set = propertySet(property[3] ?? property[4] ?? '');
      if (set === undefined) throw this.#problem('unknown property after \\P or \\p');
      this.#at += property[0].length;
      return `[${(property[1] === 'P') !== (property[2] === '^') ? '^' : ''}${set}]`;
    }
    const letter = this.body.charAt(this.#at + 1);
    const set = {
      d: this.#sets.digit,
      w: this.#sets.word,
      s: this.#sets.space,
      h: this.#within(HORIZONTAL),
      v: this.#within(VERTICAL),
    }[letter.toLowerCase()];
    if (set === undefined || this.body.charAt(this.#at) !== '\\') return undefined;
    this.#at += 2;
    return `[${letter === letter.toLowerCase() ? '' : '^'}${set}]`;
  }

  /** A single character written as an escape. */
  #escapedCharacter(): string {
    const match =
      /^\\(?:x\{([0-9a-fA-F]+)\}|x([0-9a-fA-F]{0,2})|o\{([0-7]+)\}|(0[0-7]{0,2}|[1-7][0-7]{1,2})|c([\s\S]))/.exec(
        this.body.slice(this.#at),
      );
    if (match !== null) {
      this.#at += match[0].length;
      const [, wide, hex, braced, octal, control] = match;
      if (control !== undefined) return String.fromCharCode(control.toUpperCase().charCodeAt(0) ^ 64);
      const digits = wide ?? hex;
      const code =
        digits === undefined ? Number.parseInt(braced ?? octal ?? '0', 8) : Number.parseInt(digits || '0', 16);
      return String.fromCodePoint(code);
    }
    this.#at += 1;
    if (this.#at >= this.body.length) throw this.#problem('\\ at end of pattern');
    const character = this.#take();
    const control = { a: '\x07', e: '\x1b', f: '\f', n: '\n', r: '\r', t: '\t' }[character];
    if (control !== undefined) return control;
    if (/[A-Za-z0-9]/.test(character)) throw this.#problem('unrecognized character follows \\');
    return character;
  }

  #class(): string {
    this.#at += 1;
    const negated = this.body.charAt(this.#at) === '^';
    if (negated) this.#at += 1;
    const members: string[] = [];
    for (let first = true; first || this.body.charAt(this.#at) !== ']'; first = false) {
      if (this.#at >= this.body.length) throw this.#problem('missing terminating ] for character class');
      members.push(this.#member());
    }
    this.#at += 1;
    return `[${negated ? '^' : ''}${members.join('')}]`;
  }

  #member(): string {
    const rest = this.body.slice(this.#at);
    const posix = /^\[:(\^?)(\w+):\]/.exec(rest);
    if (posix !== null) {
      const set = posixSet(posix[2] ?? '', this.unicode);
      if (set === undefined) throw this.#problem('unknown POSIX class name');
      this.#at += posix[0].length;
      return posix[1] === '^' ? `[^${set}]` : set;
    }
    const literal = /^\\Q([\s\S]*?)(?:\\E|$)/.exec(rest);
    if (literal !== null) {
      this.#at += literal[0].length;
      return [...(literal[1] ?? '')].map(quote).join('');
    }
    const set = this.#set();
    return set ?? this.#range(this.#classCharacter());
  }

  #classCharacter(): string {
    if (this.body.charAt(this.#at) !== '\\') return this.#take();
    if (this.body.charAt(this.#at + 1) === 'b') {
      this.#at += 2;
      return '\b';
    }
    return this.#escapedCharacter();
  }

  #range(from: string): string {
    const next = this.body.slice(this.#at, this.#at + 3);
    if (!next.startsWith('-') || next.charAt(1) === ']' || next === '-' || /^-\\[dDwWsShHvVpP]/.test(next))
      return this.#both(from, from);
    this.#at += 1;
    const to = this.#classCharacter();
    if ((to.codePointAt(0) ?? 0) < (from.codePointAt(0) ?? 0))
      throw this.#problem('range out of order in character class');
    return this.#both(from, to);
  }

  /** A range, and the letters of the other case where case is ignored. */
  #both(from: string, to: string): string {
    const range = from === to ? quote(from) : `${quote(from)}-${quote(to)}`;
    const [x, y] = [this.#otherCase(from), this.#otherCase(to)];
    return x === undefined || y === undefined || x > y ? range : `${range}${quote(x)}-${quote(y)}`;
  }
}

function withFlags(flags: PatternFlags, letters: string, on: boolean): PatternFlags {
  const has = (letter: string): boolean => letters.includes(letter);
  const base: PatternFlags =
    has('^') && on ? { ...flags, ignoreCase: false, multiline: false, dotAll: false, extended: false } : flags;
  return {
    ...base,
    ...(has('i') && { ignoreCase: on }),
    ...(has('m') && { multiline: on }),
    ...(has('s') && { dotAll: on }),
    ...(has('x') && { extended: on }),
    ...(has('U') && { ungreedy: on }),
    ...(has('n') && { noAutoCapture: on }),
  };
}

/** A character as a literal, outside and inside classes. */
function quote(character: string): string {
  if (/^[A-Za-z0-9_ ]$/.test(character)) return character;
  const code = character.codePointAt(0) ?? 0;
  return code < 0x80 ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u{${code.toString(16)}}`;
}
