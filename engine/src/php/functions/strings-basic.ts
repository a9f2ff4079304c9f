import { byteLength, fromBinary, isAscii, toBinary } from '../bytes.ts';
import { type Arguments, viaBinary } from './arguments.ts';
import { characterMask, lowerAscii, upperAscii, WHITESPACE } from './characters.ts';
import type { Implementation, Implementations } from './function.ts';

/** Space, line feed, carriage return, tabs and NUL. */
function isBlank(code: number): boolean {
  return code === 32 || code === 0 || (code >= 9 && code <= 13 && code !== 12);
}

function trimming(left: boolean, right: boolean): Implementation {
  return (a) => {
    const text = a.string(0);
    const mask = a.string(1);
    if (mask === WHITESPACE) return trimBlanks(text, left, right);
    return fromBinary(trimMask(toBinary(text), characterMask(toBinary(mask)), left, right));
  };
}

/** A loop, because `[...]+$` looks at every space of a long text. */
function trimBlanks(text: string, left: boolean, right: boolean): string {
  let start = 0;
  let end = text.length;
  while (left && start < end && isBlank(text.charCodeAt(start))) start++;
  while (right && end > start && isBlank(text.charCodeAt(end - 1))) end--;
  return text.slice(start, end);
}

function trimMask(text: string, mask: ReadonlySet<string>, left: boolean, right: boolean): string {
  let start = 0;
  let end = text.length;
  while (left && start < end && mask.has(text.charAt(start))) start++;
  while (right && end > start && mask.has(text.charAt(end - 1))) end--;
  return text.slice(start, end);
}

function ucwords(a: Arguments): string {
  const delimiters = characterMask(a.binary(1));
  let start = true;
  let text = '';
  for (const character of a.binary(0)) {
    const written = start ? upperAscii(character) : character;
    text += written;
    start = delimiters.has(written);
  }
  return fromBinary(text);
}

const PAD_LEFT = 0;
const PAD_BOTH = 2;

function strPad(a: Arguments): string {
  const text = a.binary(0);
  const length = a.count(1);
  const pad = a.binary(2);
  const type = a.count(3);
  const missing = length - text.length;
  if (missing <= 0) return a.string(0);
  if (pad === '') throw a.valueError(2, 'must be a non-empty string');
  if (type < PAD_LEFT || type > PAD_BOTH) throw a.valueError(3, 'must be STR_PAD_LEFT, STR_PAD_RIGHT, or STR_PAD_BOTH');
  const left = type === PAD_LEFT ? missing : type === PAD_BOTH ? Math.floor(missing / 2) : 0;
  const fill = (width: number): string => pad.repeat(Math.ceil(width / pad.length)).slice(0, width);
  return fromBinary(fill(left) + text + fill(missing - left));
}

function strRepeat(a: Arguments): string {
  if (a.count(1) < 0) throw a.valueError(1, 'must be greater than or equal to 0');
  return a.string(0).repeat(a.count(1));
}

function wordwrap(a: Arguments): string {
  const text = a.binary(0);
  const width = a.count(1);
  const lineBreak = a.binary(2);
  const cut = a.bool(3);
  if (lineBreak === '') throw a.valueError(2, 'cannot be empty');
  if (width === 0 && cut) throw a.valueError(3, 'cannot be true when argument #2 ($width) is 0');
  return fromBinary(wrap(text, width, lineBreak, cut));
}

/** Breaks at spaces; a break that the text already holds begins a new line. */
function wrap(text: string, width: number, lineBreak: string, cut: boolean): string {
  let result = '';
  let lineStart = 0;
  let lastSpace = 0;
  let current = 0;
  for (; current < text.length; current++) {
    const character = text.charAt(current);
    if (text.startsWith(lineBreak, current) && current + lineBreak.length < text.length) {
      result += text.slice(lineStart, current + lineBreak.length);
      current += lineBreak.length - 1;
      lineStart = lastSpace = current + 1;
    } else if (character === ' ') {
      if (current - lineStart >= width) {
        result += text.slice(lineStart, current) + lineBreak;
        lineStart = current + 1;
      }
      lastSpace = current;
    } else if (current - lineStart >= width && cut && lineStart >= lastSpace) {
      result += text.slice(lineStart, current) + lineBreak;
      lineStart = lastSpace = current;
    } else if (current - lineStart >= width && lineStart < lastSpace) {
      result += text.slice(lineStart, lastSpace) + lineBreak;
      lineStart = lastSpace = lastSpace + 1;
    }
  }
  return result + text.slice(lineStart, current);
}

function chunkSplit(a: Arguments): string {
  const length = a.count(1);
  if (length < 1) throw a.valueError(1, 'must be greater than 0');
  const text = a.binary(0);
  const separator = a.binary(2);
  if (length > text.length) return fromBinary(text + separator);
  let result = '';
  for (let i = 0; i < text.length; i += length) result += text.slice(i, i + length) + separator;
  return fromBinary(result);
}

function reverse(binary: string): string {
  return binary.split('').reverse().join('');
}

/** Case, trimming, padding, repeating, wrapping. */
export const basicStrings: Implementations = {
  strlen: (a) => byteLength(a.string(0)),
  strtolower: (a) => lowerAscii(a.string(0)),
  strtoupper: (a) => upperAscii(a.string(0)),
  ucfirst: (a) => upperAscii(a.string(0).slice(0, 1)) + a.string(0).slice(1),
  lcfirst: (a) => lowerAscii(a.string(0).slice(0, 1)) + a.string(0).slice(1),
  ucwords,
  trim: trimming(true, true),
  ltrim: trimming(true, false),
  rtrim: trimming(false, true),
  chop: trimming(false, true),
  str_pad: strPad,
  str_repeat: strRepeat,
  strrev: viaBinary(reverse),
  wordwrap,
  chunk_split: chunkSplit,
  nl2br: (a) => a.string(0).replace(/\r\n|\n\r|\n|\r/g, a.bool(1) ? '<br />$&' : '<br>$&'),
  chr: (a) => fromBinary(String.fromCharCode(Number(BigInt.asUintN(8, BigInt(a.int(0)))))),
  ord: (a) => {
    const text = a.string(0).slice(0, 2);
    return isAscii(text.slice(0, 1)) ? text.charCodeAt(0) || 0 : toBinary(text).charCodeAt(0);
  },
  str_rot13: (a) =>
    a.string(0).replace(/[A-Za-z]/g, (letter) => {
      const base = letter <= 'Z' ? 65 : 97;
      return String.fromCharCode(((letter.charCodeAt(0) - base + 13) % 26) + base);
    }),
};
