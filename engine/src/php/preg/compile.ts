import { isAscii, toBinary } from '../bytes.ts';
import type { PatternFlags } from './character-reader.ts';
import { PatternProblem, splitPattern } from './delimiters.ts';
import { type Translation, translate } from './translator.ts';

/** A compiled pattern: works on text with `/u`, else on binary strings (a character a byte). */
export interface CompiledPattern extends Translation {
  readonly unicode: boolean;
  /** Global: searches from `lastIndex` on. */
  readonly search: RegExp;
  /** Finds a match at `lastIndex` that is not empty: what PCRE tries after an empty one. */
  readonly retry: RegExp;
}

const CACHE_LIMIT = 1000;
const cache = new Map<string, CompiledPattern | PatternProblem>();

/** Compiles a pattern with delimiters and modifiers, once. A pattern that PHP refuses gives its problem. */
export function compilePattern(pattern: string): CompiledPattern | PatternProblem {
  let compiled = cache.get(pattern);
  if (compiled === undefined) {
    compiled = compile(pattern);
    if (cache.size >= CACHE_LIMIT) cache.clear();
    cache.set(pattern, compiled);
  }
  return compiled;
}

function compile(pattern: string): CompiledPattern | PatternProblem {
  try {
    const { body, modifiers } = splitPattern(pattern);
    const unicode = modifiers.includes('u') || /^\(\*(?:UTF8?|UCP)\)/.test(body);
    const translation = translate(unicode || isAscii(body) ? body : toBinary(body), flagsOf(modifiers), unicode);
    const source = modifiers.includes('A') ? `(?:${translation.source})` : translation.source;
    const sticky = modifiers.includes('A') ? 'y' : 'g';
    const indices = translation.keep === undefined ? '' : 'd';
    const flags = `${indices}v${translation.ignoreCase ? 'i' : ''}`;
    const search = new RegExp(source, sticky + flags);
    // After a match of nothing the rest of the text is still what it was before.
    const retry = new RegExp(`(?=(?<rest>[\\s\\S]*))(?:${source})(?!\\k<rest>(?![\\s\\S]))`, `y${flags}`);
    return { ...translation, unicode, search, retry };
  } catch (error) {
    if (error instanceof PatternProblem) return error;
    if (error instanceof SyntaxError) return new PatternProblem(`Compilation failed: ${error.message}`);
    throw error;
  }
}

function flagsOf(modifiers: string): PatternFlags {
  return {
    ignoreCase: modifiers.includes('i'),
    multiline: modifiers.includes('m'),
    dotAll: modifiers.includes('s'),
    extended: modifiers.includes('x'),
    ungreedy: modifiers.includes('U'),
    dollarEndOnly: modifiers.includes('D'),
    noAutoCapture: modifiers.includes('n'),
  };
}
