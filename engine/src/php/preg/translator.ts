import { CharacterReader, type PatternFlags } from './character-reader.ts';
import { PatternProblem } from './delimiters.ts';
import { VERTICAL } from './sets.ts';

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

class Translator extends CharacterReader {
  readonly #groups: string[][] = [];
  readonly #names = new Map<number, string>();
  #keep: string | undefined;
  #next = 1;
  #helpers = 0;
  constructor(body: string, flags: PatternFlags, unicode: boolean) {
    const leading = /^(?:\(\*(?:UTF8?|UCP)\))*\(\?([imsxnUJ]+)\)/.exec(body);
    const start = leading?.[0].length ?? /^(?:\(\*(?:UTF8?|UCP)\))*/.exec(body)?.[0].length ?? 0;
    super(body, unicode, leading === null ? flags : withFlags(flags, leading[1] ?? '', true), start);
  }

  run(): Translation {
    const ignoreCase = this.flags.ignoreCase && !this.expandCase;
    const source = this.#alternatives();
    if (this.at < this.body.length) throw this.problem('unmatched closing parenthesis');
    return { source, ignoreCase, groups: this.#groups, names: this.#names, keep: this.#keep };
  }

  #unsupported(what: string): UnsupportedPattern {
    return new UnsupportedPattern(`The embedded engine cannot run regular expressions with ${what}`);
  }

  /** Alternatives up to the end of the group; flags set inside end with it. */
  #alternatives(resetNumbers = false): string {
    const outer = this.flags;
    const first = this.#next;
    let last = first;
    const branches = [this.#sequence()];
    while (this.body.charAt(this.at) === '|') {
      this.at += 1;
      last = Math.max(last, this.#next);
      if (resetNumbers) this.#next = first;
      branches.push(this.#sequence());
    }
    this.#next = Math.max(last, this.#next);
    this.flags = outer;
    return branches.join('|');
  }

  #sequence(): string {
    let source = '';
    while (this.at < this.body.length) {
      const character = this.body.charAt(this.at);
      if (character === '|' || character === ')') break;
      if (this.flags.extended && this.#skipExtended(character)) continue;
      const atom = this.#atom(character);
      source += atom === '' ? '' : this.#quantified(atom);
    }
    return source;
  }

  #skipExtended(character: string): boolean {
    if (/\s/.test(character)) this.at += 1;
    else if (character === '#') {
      const end = this.body.indexOf('\n', this.at);
      this.at = end < 0 ? this.body.length : end + 1;
    } else return false;
    return true;
  }

  /** Adds a quantifier; possessive ones become atomic groups. */
  #quantified(atom: string): string {
    while (this.flags.extended && this.#skipExtended(this.body.charAt(this.at)));
    const match = /^(?:[*+?]|\{\d+(?:,\d*)?\})([?+]?)/.exec(this.body.slice(this.at, this.at + 30));
    if (match === null) return atom;
    this.at += match[0].length;
    const suffix = match[1] ?? '';
    const count = match[0].slice(0, match[0].length - suffix.length);
    if (suffix === '+') return this.#atomic(`${atom}${count}`);
    const lazy = (suffix === '?') !== this.flags.ungreedy;
    return `(?:${atom}${count}${lazy ? '?' : ''})`;
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
        return this.characterClass();
      case '\\':
        return this.#escape();
      case '.':
        this.at += 1;
        return this.flags.dotAll ? '[\\s\\S]' : '[^\\n]';
      case '^':
        this.at += 1;
        return this.flags.multiline ? `(?:${START}|(?<=\\n)(?=[\\s\\S]))` : START;
      case '$':
        this.at += 1;
        if (this.flags.multiline) return `(?=\\n|${END})`;
        return this.flags.dollarEndOnly ? END : END_OR_NEWLINE;
      case '*':
      case '+':
      case '?':
        throw this.problem('quantifier does not follow a repeatable item');
      default:
        return this.literal(this.take());
    }
  }

  #group(): string {
    const rest = this.body.slice(this.at);
    if (rest.startsWith('(*')) throw this.#unsupported('backtracking verbs');
    if (rest.startsWith('(?#')) {
      const end = this.body.indexOf(')', this.at);
      this.at = end < 0 ? this.body.length : end + 1;
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
      this.at += back[0].length;
      return this.#reference(back[1] ?? '');
    }
    const flags = /^\(\?(\^?[imsxnUJ]*)(?:-([imsxnUJ]*))?([:)])/.exec(rest);
    if (flags !== null) return this.#flagged(flags);
    if (/^\(\?(?:R|[+-]?\d|&|P>)/.test(rest)) throw this.#unsupported('recursion');
    if (rest.startsWith('(?(')) throw this.#unsupported('conditions');
    if (rest.startsWith('(?')) throw this.problem('unrecognized character after (? or (?-');
    return this.flags.noAutoCapture ? this.#enclosed(1, '(?:') : this.#capture(1, undefined);
  }

  /** A group with a head that JavaScript shares; an empty head: only what is inside. */
  #enclosed(headLength: number, head: string, resetNumbers = false): string {
    this.at += headLength;
    const inside = this.#alternatives(resetNumbers);
    if (this.body.charAt(this.at) !== ')') throw this.problem('missing closing parenthesis');
    this.at += 1;
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
    const flags = withFlags(withFlags(this.flags, on, true), off, false);
    if (end === ')') {
      this.at += head.length;
      this.flags = flags;
      return '';
    }
    const outer = this.flags;
    this.flags = flags;
    const source = this.#enclosed(head.length, '(?:');
    this.flags = outer;
    return source;
  }

  /** A backreference by number or name. */
  #reference(to: string): string {
    const relative = /^-\d+$/.test(to) ? this.#next + Number(to) : Number(to);
    const number = /^-?\d+$/.test(to) ? relative : [...this.#names].find(([, name]) => name === to)?.[0];
    const names = number === undefined ? undefined : this.#groups[number - 1];
    if (names === undefined) throw this.problem('reference to non-existent subpattern');
    return `(?:${names.map((name) => `\\k<${name}>`).join('')})`;
  }

  #escape(): string {
    const rest = this.body.slice(this.at);
    const literal = /^\\Q([\s\S]*?)(?:\\E|$)/.exec(rest);
    if (literal !== null) {
      this.at += literal[0].length;
      const characters = [...(literal[1] ?? '')];
      // A quantifier after \E belongs to the last character only.
      const last = characters.pop();
      if (last === undefined) return '';
      return characters.map((c) => this.literal(c)).join('') + this.#quantified(this.literal(last));
    }
    const reference = /^\\(?:g\{(-?\d+|\w+)\}|g(-?\d+)|k\{(\w+)\}|k<(\w+)>|k'(\w+)')/.exec(rest);
    if (reference !== null) {
      this.at += reference[0].length;
      return this.#reference(reference.slice(1).find((name) => name !== undefined) ?? '');
    }
    const number = /^\\([1-9]\d?)/.exec(rest);
    if (number !== null && (Number(number[1]) < 10 || Number(number[1]) < this.#next)) {
      this.at += number[0].length;
      return this.#reference(number[1] ?? '');
    }
    const assertion = this.#assertion(rest.charAt(1));
    if (assertion !== undefined) {
      this.at += 2;
      return assertion;
    }
    const set = this.set();
    return set === undefined ? this.literal(this.escapedCharacter()) : set;
  }

  #assertion(letter: string): string | undefined {
    const word = `[${this.sets.word}]`;
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
        return `(?:\\r\\n|[${this.within(VERTICAL)}])`;
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
