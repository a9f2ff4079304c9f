import metaphoneOf from 'locutus/php/strings/metaphone.js';
import type { Value } from '../value.ts';
import type { Arguments } from './arguments.ts';
import { upperAscii } from './characters.ts';
import type { Implementations } from './function.ts';

/** Soundex digits of A to Z: 0 separates equal digits, `-` (H and W) does not. */
const SOUNDEX = '01230120022455012623010202'
  .split('')
  .map((digit, i) => ('HW'.includes(String.fromCharCode(65 + i)) ? '-' : digit));

function soundex(text: string): string {
  let key = '';
  let last = '';
  for (const letter of upperAscii(text).replace(/[^A-Z]/g, '')) {
    const digit = SOUNDEX[letter.charCodeAt(0) - 65] ?? '0';
    if (key === '') key = letter;
    else if (digit === '-' || digit === last) continue;
    else if (digit !== '0') key += digit;
    last = digit;
    if (key.length === 4) break;
  }
  return key.padEnd(4, '0');
}

function levenshtein(a: Arguments): number {
  const [x, y] = [a.binary(0), a.binary(1)];
  const [insertion, replacement, deletion] = [a.count(2), a.count(3), a.count(4)];
  if (x.length === 0) return y.length * insertion;
  if (y.length === 0) return x.length * deletion;
  let previous = Array.from({ length: y.length + 1 }, (_, i) => i * insertion);
  for (let i = 0; i < x.length; i++) {
    const current = [(previous[0] ?? 0) + deletion];
    for (let j = 0; j < y.length; j++) {
      const replaced = (previous[j] ?? 0) + (x[i] === y[j] ? 0 : replacement);
      current.push(Math.min(replaced, (previous[j + 1] ?? 0) + deletion, (current[j] ?? 0) + insertion));
    }
    previous = current;
  }
  return previous[y.length] ?? 0;
}

/** Number of equal bytes: the longest common part, then the same to its left and right. */
function similarity(x: string, y: string): number {
  let longest = 0;
  let atX = 0;
  let atY = 0;
  for (let i = 0; i + longest < x.length; i++) {
    for (let j = 0; j + longest < y.length; j++) {
      let length = 0;
      while (i + length < x.length && j + length < y.length && x[i + length] === y[j + length]) length++;
      if (length > longest) [longest, atX, atY] = [length, i, j];
    }
  }
  if (longest === 0) return 0;
  const left = similarity(x.slice(0, atX), y.slice(0, atY));
  return left + longest + similarity(x.slice(atX + longest), y.slice(atY + longest));
}

function metaphone(a: Arguments): Value {
  if (a.count(1) < 0) throw a.valueError(1, 'must be greater than or equal to 0');
  return metaphoneOf(a.binary(0), a.count(1));
}

/** How alike strings are, and how they sound. */
export const stringLikeness: Implementations = {
  soundex: (a) => soundex(a.string(0)),
  metaphone,
  levenshtein,
  similar_text: (a) => similarity(a.binary(0), a.binary(1)),
};
