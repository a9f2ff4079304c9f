import { stringOf } from '../casts.ts';
import {
  matchArray,
  patternProblem,
  pregMatch,
  pregMatchAll,
  pregQuote,
  pregReplace,
  pregReplaceCallback,
  pregSplit,
} from '../preg.ts';
import { arrayFrom, entries, isArray, type Key, type Value, valuesOf } from '../value.ts';
import type { Arguments } from './arguments.ts';
import type { Implementations } from './function.ts';

/** One string, or each element of an array; a failure (NULL) leaves its element out. */
function overSubjects(subject: Value, one: (text: string) => string | null): Value {
  if (!isArray(subject)) return one(stringOf(subject));
  const members = [...entries(subject)].map(([key, value]) => [key, one(stringOf(value))] as const);
  return arrayFrom(members.filter(([, text]) => text !== null));
}

/** Patterns in turn, each on what the one before left. */
function throughPatterns(
  patterns: Value,
  text: string,
  one: (pattern: string, text: string, i: number) => string | null,
): string | null {
  const list = isArray(patterns) ? valuesOf(patterns).map(stringOf) : [stringOf(patterns)];
  let result: string | null = text;
  for (const [i, pattern] of list.entries()) if (result !== null) result = one(pattern, result, i);
  return result;
}

function replace(a: Arguments): Value {
  const replacement = a.value(1);
  if (isArray(replacement) && !isArray(a.value(0)))
    throw a.typeError(0, 'must be of type array when argument #2 ($replacement) is an array, string given');
  const replacements = isArray(replacement) ? valuesOf(replacement).map(stringOf) : undefined;
  const replacementOf = (i: number): string =>
    replacements === undefined ? stringOf(replacement) : (replacements[i] ?? '');
  return overSubjects(a.value(2), (subject) =>
    throughPatterns(a.value(0), subject, (pattern, text, i) =>
      pregReplace(pattern, replacementOf(i), text, a.count(3)),
    ),
  );
}

function replaceCallback(a: Arguments): Value {
  const callback = a.callback(1);
  return overSubjects(a.value(2), (subject) =>
    throughPatterns(a.value(0), subject, (pattern, text) =>
      pregReplaceCallback(pattern, (match) => stringOf(callback(matchArray(match))), text, a.count(3)),
    ),
  );
}

const GREP_INVERT = 1;

/** Stops at the first element that cannot be searched. */
function grep(a: Arguments): Value {
  const inverted = (a.count(2) & GREP_INVERT) !== 0;
  if (patternProblem(a.string(0)) !== undefined) return false;
  const kept: (readonly [Key, Value])[] = [];
  for (const [key, value] of entries(a.array(1))) {
    const match = pregMatch(a.string(0), stringOf(value));
    if (match === false) break;
    if ((match === undefined) === inverted) kept.push([key, value]);
  }
  return arrayFrom(kept);
}

/** Regular expressions. What functions write to their by-reference parameters is lost in a callback. */
export const pregFunctions: Implementations = {
  preg_match: (a) => {
    const match = pregMatch(a.string(0), a.string(1));
    return match === false ? false : Number(match !== undefined);
  },
  preg_match_all: (a) => {
    const matches = pregMatchAll(a.string(0), a.string(1));
    return matches === false ? false : matches.length;
  },
  preg_replace: replace,
  preg_replace_callback: replaceCallback,
  preg_split: (a) => pregSplit(a.string(0), a.string(1), a.count(2), a.count(3)),
  preg_quote: (a) => pregQuote(a.string(0), a.stringOrNull(1) ?? ''),
  preg_grep: grep,
  preg_last_error: () => 0,
  preg_last_error_msg: () => 'No error',
};
