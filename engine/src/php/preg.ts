import { byteLength, fromBinary, isAscii, isValidUtf8, toBinary } from './bytes.ts';
import { type CompiledPattern, compilePattern } from './preg/compile.ts';
import { PatternProblem } from './preg/delimiters.ts';
import { arrayFrom, type Key, type PhpArray } from './value.ts';

export { PatternProblem } from './preg/delimiters.ts';
export { UnsupportedPattern } from './preg/translator.ts';

/** One match: its groups by number, `undefined` for those that took no part. */
export interface PregMatch {
  /** The whole match and the groups, as PHP strings. */
  readonly groups: readonly (string | undefined)[];
  /** Names by group number. */
  readonly names: ReadonlyMap<number, string>;
  /** Where the match begins and ends, in bytes. */
  readonly start: number;
  readonly end: number;
}

/** Why a pattern cannot be used, `undefined` for one that can. PHP warns with this text. */
export function patternProblem(pattern: string): PatternProblem | undefined {
  const compiled = compilePattern(pattern);
  return compiled instanceof PatternProblem ? compiled : undefined;
}

/** A match within the text that was searched (which is binary without `/u`). */
interface RawMatch {
  readonly groups: readonly (string | undefined)[];
  readonly start: number;
  readonly end: number;
}

/** The text that a pattern searches; `undefined` where `/u` meets invalid UTF-8. */
function searched(compiled: CompiledPattern, subject: string): string | undefined {
  if (!compiled.unicode) return toBinary(subject);
  return isValidUtf8(subject) ? subject : undefined;
}

function* rawMatches(compiled: CompiledPattern, text: string): Generator<RawMatch> {
  const { search, retry } = compiled;
  for (let at = 0, afterEmpty = false; at <= text.length; ) {
    const pattern: RegExp = afterEmpty ? retry : search;
    pattern.lastIndex = at;
    const match: RegExpExecArray | null = pattern.exec(text);
    if (match === null) {
      if (!afterEmpty) return;
      at += characterLength(text, at);
      afterEmpty = false;
      continue;
    }
    const end = match.index + match[0].length;
    yield rawMatch(compiled, text, match, end);
    at = end;
    afterEmpty = match[0] === '';
  }
}

function rawMatch({ groups, keep }: CompiledPattern, text: string, match: RegExpExecArray, end: number): RawMatch {
  const start = (keep === undefined ? undefined : match.indices?.groups?.[keep]?.[0]) ?? match.index;
  const parts = groups.map((names) => names.map((name) => match.groups?.[name]).find((part) => part !== undefined));
  return { groups: [text.slice(start, end), ...parts], start, end };
}

function characterLength(text: string, index: number): number {
  return (text.codePointAt(index) ?? 0) > 0xffff ? 2 : 1;
}

function outward(compiled: CompiledPattern, text: string): string {
  return compiled.unicode ? text : fromBinary(text);
}

function matchFrom(compiled: CompiledPattern, text: string, raw: RawMatch): PregMatch {
  const position = (index: number): number =>
    compiled.unicode && !isAscii(text) ? byteLength(text.slice(0, index)) : index;
  return {
    groups: raw.groups.map((group) => (group === undefined ? undefined : outward(compiled, group))),
    names: compiled.names,
    start: position(raw.start),
    end: position(raw.end),
  };
}

/** `preg_match`: the first match, `undefined` for none, FALSE where the pattern or the subject cannot be used. */
export function pregMatch(pattern: string, subject: string): PregMatch | undefined | false {
  const compiled = compilePattern(pattern);
  if (compiled instanceof PatternProblem) return false;
  const text = searched(compiled, subject);
  if (text === undefined) return false;
  const first = rawMatches(compiled, text).next();
  return first.done ? undefined : matchFrom(compiled, text, first.value);
}

/** `preg_match_all`: every match, FALSE where the pattern or the subject cannot be used. */
export function pregMatchAll(pattern: string, subject: string): readonly PregMatch[] | false {
  const compiled = compilePattern(pattern);
  if (compiled instanceof PatternProblem) return false;
  const text = searched(compiled, subject);
  if (text === undefined) return false;
  return Array.from(rawMatches(compiled, text), (raw) => matchFrom(compiled, text, raw));
}

/** The array that `preg_match` fills: numbers and names, groups after the last one that took part left out. */
export function matchArray(match: PregMatch): PhpArray {
  const members: [Key, string][] = [];
  const last = match.groups.findLastIndex((group) => group !== undefined);
  for (let i = 0; i <= last; i++) {
    const name = match.names.get(i);
    if (name !== undefined) members.push([name, match.groups[i] ?? '']);
    members.push([i, match.groups[i] ?? '']);
  }
  return arrayFrom(members);
}

/**
 * `preg_replace` with one pattern: `\1`, `$1` and `${1}` in the replacement stand for groups.
 * @returns NULL where the pattern or the subject cannot be used
 */
export function pregReplace(pattern: string, replacement: string, subject: string, limit = -1): string | null {
  const compiled = compilePattern(pattern);
  if (compiled instanceof PatternProblem) return null;
  const template = parseReplacement(compiled.unicode ? replacement : toBinary(replacement));
  return replaceWith(compiled, subject, limit, ({ groups }) =>
    template.map((part) => (typeof part === 'number' ? (groups[part] ?? '') : part)).join(''),
  );
}

/** `preg_replace_callback`. @returns NULL where the pattern or the subject cannot be used */
export function pregReplaceCallback(
  pattern: string,
  callback: (match: PregMatch) => string,
  subject: string,
  limit = -1,
): string | null {
  const compiled = compilePattern(pattern);
  if (compiled instanceof PatternProblem) return null;
  return replaceWith(compiled, subject, limit, (raw, text) => {
    const result = callback(matchFrom(compiled, text, raw));
    return compiled.unicode ? result : toBinary(result);
  });
}

function replaceWith(
  compiled: CompiledPattern,
  subject: string,
  limit: number,
  replacementOf: (raw: RawMatch, text: string) => string,
): string | null {
  const text = searched(compiled, subject);
  if (text === undefined) return null;
  let result = '';
  let at = 0;
  let left = limit;
  for (const raw of rawMatches(compiled, text)) {
    if (left-- === 0) break;
    result += text.slice(at, raw.start) + replacementOf(raw, text);
    at = raw.end;
  }
  return at === 0 && result === '' ? subject : outward(compiled, result + text.slice(at));
}

/** Literal parts and group numbers. A backslash before `\` or `$` makes it literal. */
function parseReplacement(replacement: string): readonly (string | number)[] {
  const parts: (string | number)[] = [];
  const pattern = /\\([\\$])|\\(\d{1,2})|\$(\d{1,2})|\$\{(\d{1,2})\}|[\s\S]/g;
  for (const [whole, escaped, ...numbers] of replacement.matchAll(pattern)) {
    const number = numbers.find((digits) => digits !== undefined);
    const part = number === undefined ? (escaped ?? whole) : Number(number);
    const previous = parts.at(-1);
    if (typeof part === 'string' && typeof previous === 'string') parts[parts.length - 1] = previous + part;
    else parts.push(part);
  }
  return parts;
}

/** `PREG_SPLIT_NO_EMPTY` and `PREG_SPLIT_DELIM_CAPTURE`. */
const NO_EMPTY = 1;
const DELIM_CAPTURE = 2;

/** `preg_split`. @returns FALSE where the pattern or the subject cannot be used */
export function pregSplit(pattern: string, subject: string, limit = -1, flags = 0): readonly string[] | false {
  const compiled = compilePattern(pattern);
  if (compiled instanceof PatternProblem) return false;
  const text = searched(compiled, subject);
  if (text === undefined) return false;
  const pieces: string[] = [];
  const keep = (piece: string): boolean => piece !== '' || (flags & NO_EMPTY) === 0;
  let at = 0;
  let left = limit === 0 ? -1 : limit;
  for (const { start, end, groups } of rawMatches(compiled, text)) {
    if (left === 1) break;
    const piece = text.slice(at, start);
    if (keep(piece)) {
      pieces.push(piece);
      left -= 1;
    }
    if (flags & DELIM_CAPTURE)
      pieces.push(
        ...groups
          .slice(1)
          .map((group) => group ?? '')
          .filter((group) => keep(group)),
      );
    at = end;
  }
  const rest = text.slice(at);
  if (keep(rest)) pieces.push(rest);
  return pieces.map((piece) => outward(compiled, piece));
}

/** `preg_quote`. */
export function pregQuote(text: string, delimiter = ''): string {
  const quoted = text.replace(/[.\\+*?[^\]$(){}=!<>|:\-#]/g, '\\$&').replaceAll('\0', '\\000');
  const first = delimiter.charAt(0);
  return first === '' || /[.\\+*?[^\]$(){}=!<>|:\-#]/.test(first) ? quoted : quoted.replaceAll(first, `\\${first}`);
}
