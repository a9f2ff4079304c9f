import { fromBinary, fromBytes, isAscii, isValidUtf8, toBinary, toBytes } from '../bytes.ts';
import type { Value } from '../value.ts';
import type { Arguments } from './arguments.ts';
import type { Implementation, Implementations } from './function.ts';
import { caseFold, titleCase } from './letter-case.ts';
import { span } from './strings-search.ts';

/** Encodings whose characters are understood here, by the lower-case names that PHP accepts. */
const ENCODINGS: ReadonlyMap<string, 'utf8' | 'latin1' | 'ascii' | 'windows-1252' | 'utf-16le' | 'utf-16be' | 'bytes'> =
  new Map([
    ['utf-8', 'utf8'],
    ['utf8', 'utf8'],
    ['iso-8859-1', 'latin1'],
    ['iso8859-1', 'latin1'],
    ['latin1', 'latin1'],
    ['ascii', 'ascii'],
    ['us-ascii', 'ascii'],
    ['windows-1252', 'windows-1252'],
    ['cp1252', 'windows-1252'],
    ['utf-16le', 'utf-16le'],
    ['utf-16', 'utf-16be'],
    ['utf-16be', 'utf-16be'],
    ['8bit', 'bytes'],
    ['binary', 'bytes'],
  ]);

/** The characters of a string argument in the encoding that another argument names. */
function characters(a: Arguments, index: number, encoding: number): readonly string[] {
  const name = a.stringOrNull(encoding);
  if (name === null || encodingOf(a, encoding, name) === 'utf8') return charactersOf(a.string(index));
  return [...a.binary(index)].map(fromBinary);
}

/** Code points; a byte that is no UTF-8 counts as one. */
function charactersOf(text: string): readonly string[] {
  return isAscii(text) ? text.split('') : Array.from(text);
}

function encodingOf(a: Arguments, index: number, name: string): string {
  const encoding = ENCODINGS.get(name.toLowerCase());
  if (encoding === undefined) throw a.valueError(index, `must be a valid encoding, "${name}" given`);
  return encoding;
}

function substr(a: Arguments): Value {
  const all = characters(a, 0, 3);
  return all.slice(...span(all.length, a.count(1), a.countOrNull(2))).join('');
}

function position(last: boolean, ignoreCase: boolean): Implementation {
  return (a) => {
    const fold = ignoreCase ? foldCharacter : (character: string): string => character;
    const haystack = charactersOf(a.string(0)).map(fold);
    const needle = charactersOf(a.string(1)).map(fold);
    const offset = a.count(2);
    if (offset > haystack.length || -offset > haystack.length)
      throw a.valueError(2, 'must be contained in argument #1 ($haystack)');
    const matches = (at: number): boolean => needle.every((character, i) => haystack[at + i] === character);
    const end = haystack.length - needle.length;
    if (!last) {
      for (let at = offset < 0 ? offset + haystack.length : offset; at <= end; at++) if (matches(at)) return at;
      return false;
    }
    const least = offset > 0 ? offset : 0;
    for (let at = offset < 0 ? Math.min(end, haystack.length + offset) : end; at >= least; at--)
      if (matches(at)) return at;
    return false;
  };
}

/** Simple folding: a character stays one character, so that positions agree. */
function foldCharacter(character: string): string {
  const lower = character.toUpperCase().toLowerCase();
  return Array.from(lower).length === 1 ? lower : character;
}

function part(last: boolean, ignoreCase: boolean): Implementation {
  return (a) => {
    const fold = ignoreCase ? (text: string): string => text.toLowerCase() : (text: string): string => text;
    const haystack = a.string(0);
    const needle = fold(a.string(1));
    const at = last ? fold(haystack).lastIndexOf(needle) : fold(haystack).indexOf(needle);
    if (at < 0) return false;
    return a.bool(2) ? haystack.slice(0, at) : haystack.slice(at);
  };
}

function strSplit(a: Arguments): Value {
  const length = a.count(1);
  if (length < 1) throw a.valueError(1, 'must be greater than 0');
  const all = characters(a, 0, 2);
  return Array.from({ length: Math.ceil(all.length / length) }, (_, i) =>
    all.slice(i * length, (i + 1) * length).join(''),
  );
}

/** Columns in a terminal: East Asian wide characters take two. */
const WIDE =
  /[\u1100-\u115f\u11a3-\u11a7\u11fa-\u11ff\u2329\u232a\u2e80-\u2e99\u2e9b-\u2ef3\u2f00-\u2fd5\u2ff0-\u2ffb\u3000-\u303e\u3041-\u3096\u3099-\u30ff\u3105-\u312d\u3131-\u318e\u3190-\u31ba\u31c0-\u31e3\u31f0-\u321e\u3220-\u3247\u3250-\u32fe\u3300-\u4dbf\u4e00-\ua48c\ua490-\ua4c6\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe19\ufe30-\ufe6b\uff01-\uff60\uffe0-\uffe6\u{1b000}\u{1b001}\u{1f200}-\u{1f202}\u{1f210}-\u{1f23a}\u{20000}-\u{2fffd}\u{30000}-\u{3fffd}]/u;

function width(text: string): number {
  return charactersOf(text).reduce((sum, character) => sum + (WIDE.test(character) ? 2 : 1), 0);
}

function trimWidth(a: Arguments): Value {
  const all = charactersOf(a.string(0));
  const start = a.count(1) < 0 ? all.length + a.count(1) : a.count(1);
  if (start < 0 || start > all.length) throw a.valueError(1, 'is out of range');
  const tail = all.slice(start);
  const limit = a.count(2) < 0 ? width(tail.join('')) + a.count(2) : a.count(2);
  if (limit < 0) throw a.valueError(2, 'is out of range');
  if (width(tail.join('')) <= limit) return tail.join('');
  const marker = a.string(3);
  let room = limit - width(marker);
  let kept = '';
  for (const character of tail) {
    room -= width(character);
    if (room < 0) break;
    kept += character;
  }
  return kept + marker;
}

/** MB_CASE_UPPER, _LOWER, _TITLE, _FOLD and their simple forms. */
function convertCase(a: Arguments): Value {
  const mode = a.count(1) % 4;
  const text = scrub(a.string(0));
  if (a.count(1) < 0 || a.count(1) > 7) throw a.valueError(1, 'must be one of the MB_CASE_* constants');
  if (mode === 0) return text.toUpperCase();
  if (mode === 1) return lower(text);
  return mode === 2 ? titleCase(text) : caseFold(text);
}

/** PHP 8.2 does not look at the context of a final sigma. */
function lower(text: string): string {
  return text.includes('\u03a3')
    ? text
        .split('\u03a3')
        .map((piece) => piece.toLowerCase())
        .join('\u03c3')
    : text.toLowerCase();
}

function chr(a: Arguments): Value {
  const code = a.count(0);
  if (code < 0 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return false;
  return String.fromCodePoint(code);
}

function ord(a: Arguments): Value {
  if (a.string(0) === '') throw a.valueError(0, 'must not be empty');
  const code = a.string(0).codePointAt(0) ?? 0;
  return code >= 0xdc80 && code <= 0xdcff ? false : code;
}

function convertEncoding(a: Arguments): Value {
  const to = encodingOf(a, 1, a.string(1));
  const from = a.value(2) === null ? 'utf8' : encodingOf(a, 2, a.string(2));
  return encode(decode(a.string(0), from), to);
}

/** What a string says whose bytes are in some encoding. */
function decode(text: string, encoding: string): string {
  if (encoding === 'utf8') return text.replace(/\p{Surrogate}/gu, '?');
  if (encoding === 'latin1' || encoding === 'bytes') return toBinary(text);
  if (encoding === 'ascii') return toBinary(text).replace(/[\u0080-\u00ff]/g, '?');
  return new TextDecoder(encoding).decode(toBytes(text));
}

function encode(text: string, encoding: string): string {
  if (encoding === 'utf8') return text;
  if (encoding === 'utf-16le' || encoding === 'utf-16be') {
    const bytes = new Uint8Array(Buffer.from(text, 'utf16le'));
    if (encoding === 'utf-16be') Buffer.from(bytes.buffer).swap16();
    return fromBytes(bytes);
  }
  const highest = encoding === 'ascii' ? 0x7f : 0xff;
  return fromBinary(
    Array.from(text, (character) => ((character.codePointAt(0) ?? 0) > highest ? '?' : character)).join(''),
  );
}

function detect(a: Arguments): Value {
  const text = a.string(0);
  if (isAscii(text)) return 'ASCII';
  return isValidUtf8(text) ? 'UTF-8' : false;
}

/** What is no UTF-8 becomes the substitution character. */
function scrub(text: string): string {
  return isValidUtf8(text) ? text : text.replace(/\p{Surrogate}/gu, '?');
}

/** Cuts bytes, but only between characters. */
function strcut(a: Arguments): Value {
  const text = a.binary(0);
  const [start, end] = span(text.length, a.count(1), a.countOrNull(2));
  const boundary = (at: number): number => {
    let index = at;
    while (index > 0 && index < text.length && (text.charCodeAt(index) & 0xc0) === 0x80) index--;
    return index;
  };
  return fromBinary(text.slice(boundary(start), boundary(end)));
}

/** These look at their other arguments first. */
const CHECK_OTHERS_FIRST = new Set(['mb_ord', 'mb_str_split', 'mb_substr_count']);

/** Checks the `encoding` argument that most of these functions have, whatever they do with it. */
function checkingEncoding(run: Implementation): Implementation {
  return (a) => {
    const index = a.function_.parameters.findIndex(({ name }) => name === 'encoding');
    const name = index < 0 ? null : a.stringOrNull(index);
    const early = CHECK_OTHERS_FIRST.has(a.function_.name) ? run(a) : undefined;
    if (name !== null) encodingOf(a, index, name);
    return early === undefined ? run(a) : early;
  };
}

const mbFunctions: Implementations = {
  mb_strlen: (a) => characters(a, 0, 1).length,
  mb_strtolower: (a) => lower(scrub(a.string(0))),
  mb_strtoupper: (a) => scrub(a.string(0)).toUpperCase(),
  mb_convert_case: convertCase,
  mb_substr: substr,
  mb_strcut: strcut,
  mb_strpos: position(false, false),
  mb_strrpos: position(true, false),
  mb_stripos: position(false, true),
  mb_strripos: position(true, true),
  mb_strstr: part(false, false),
  mb_stristr: part(false, true),
  mb_strrchr: part(true, false),
  mb_strrichr: part(true, true),
  mb_substr_count: (a) => {
    if (a.string(1) === '') throw a.valueError(1, 'must not be empty');
    return a.string(0).split(a.string(1)).length - 1;
  },
  mb_str_split: strSplit,
  mb_strwidth: (a) => width(a.string(0)),
  mb_strimwidth: trimWidth,
  mb_chr: chr,
  mb_ord: ord,
  mb_check_encoding: (a) => isValidUtf8(a.string(0)),
  mb_detect_encoding: detect,
  mb_convert_encoding: convertEncoding,
  mb_scrub: (a) => scrub(a.string(0)),
  mb_internal_encoding: (a) => (a.value(0) === null ? 'UTF-8' : true),
};

/** Strings as characters. The internal encoding is UTF-8, as Drupal sets it. */
export const multibyteFunctions: Implementations = {
  ...Object.fromEntries(Object.entries(mbFunctions).map(([name, run]) => [name, checkingEncoding(run)])),
  iconv_strlen: (a) => {
    const encoding = ENCODINGS.get((a.stringOrNull(1) ?? 'utf-8').toLowerCase());
    if (encoding === undefined || (encoding === 'utf8' && !isValidUtf8(a.string(0)))) return false;
    return encoding === 'utf8' ? charactersOf(a.string(0)).length : a.binary(0).length;
  },
  iconv: (a) => {
    const target = a.string(1).replace(/\/\/.*$/, '');
    const [from, to] = [ENCODINGS.get(a.string(0).toLowerCase()), ENCODINGS.get(target.toLowerCase())];
    if (from === undefined || to === undefined) return false;
    return encode(decode(a.string(2), from), to);
  },
};
