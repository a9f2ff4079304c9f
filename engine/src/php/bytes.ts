/*
 * PHP strings are bytes; here they are text, with bytes that are not valid UTF-8 standing as lone surrogates
 * U+DC80..U+DCFF ("surrogate escape"). Functions that count or cut bytes work on a *binary string*: one character of
 * U+0000..U+00FF a byte. ASCII text is its own binary string, so the common case costs one test.
 */

const NON_ASCII = /[\u0080-\uffff]/;
const SURROGATE = /[\ud800-\udfff]/;
/** In Unicode mode only lone surrogates match, not the halves of a pair. */
const LONE_SURROGATE = /\p{Surrogate}/u;
const encoder = new TextEncoder();
const strictDecoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const CHUNK = 8192;

/** Whether every character is ASCII, so that characters are bytes. */
export function isAscii(text: string): boolean {
  return !NON_ASCII.test(text);
}

/** Number of bytes of a PHP string (`strlen`). */
export function byteLength(text: string): number {
  const length = text.length;
  // A regular expression finds the common case faster than a loop, once a text is more than a few words long.
  if (length > 40 && isAscii(text)) return length;
  let bytes = length;
  for (let i = 0; i < length; i++) {
    const code = text.charCodeAt(i);
    if (code < 0x80) continue;
    if (code < 0x800) bytes += 1;
    else if (code < 0xd800 || code > 0xdfff) bytes += 2;
    else if (isPairAt(text, i, code)) {
      bytes += 2;
      i += 1;
    } else if (!isEscape(code)) bytes += 2;
  }
  return bytes;
}

/** The bytes of a PHP string. */
export function toBytes(text: string): Uint8Array {
  if (isValidUtf8(text)) return encoder.encode(text);
  const bytes: number[] = [];
  for (let i = 0; i < text.length; i++) {
    const code = text.codePointAt(i) ?? 0;
    if (code > 0xffff) i += 1;
    if (isEscape(code)) bytes.push(code & 0xff);
    else pushUtf8(bytes, code);
  }
  return Uint8Array.from(bytes);
}

/** The PHP string of these bytes. */
export function fromBytes(bytes: Uint8Array): string {
  try {
    return strictDecoder.decode(bytes);
  } catch {
    return decodeWithEscapes(bytes);
  }
}

/** The binary string (a character a byte) of a PHP string. */
export function toBinary(text: string): string {
  if (isAscii(text)) return text;
  return binaryFromBytes(toBytes(text));
}

/** The PHP string of a binary string. */
export function fromBinary(binary: string): string {
  if (isAscii(binary)) return binary;
  return fromBytes(bytesFromBinary(binary));
}

/** The bytes of a binary string. */
export function bytesFromBinary(binary: string): Uint8Array {
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; i++) bytes[i] = binary.charCodeAt(i);
  return bytes;
}

/** The binary string of bytes. */
export function binaryFromBytes(bytes: Uint8Array): string {
  if (bytes.length <= CHUNK) return String.fromCharCode(...bytes);
  let binary = '';
  for (let i = 0; i < bytes.length; i += CHUNK) binary += String.fromCharCode(...bytes.subarray(i, i + CHUNK));
  return binary;
}

/** What a hash function must be fed: the text itself where its UTF-8 form is its bytes, else the bytes. */
export function hashInput(text: string): string | Uint8Array {
  return isValidUtf8(text) ? text : toBytes(text);
}

/** Whether a PHP string is valid UTF-8: it holds no escaped byte. */
export function isValidUtf8(text: string): boolean {
  return !SURROGATE.test(text) || !LONE_SURROGATE.test(text);
}

/** Byte order of two PHP strings, as `strcmp`. */
export function compareBytes(a: string, b: string): -1 | 0 | 1 {
  if (a === b) return 0;
  const x = SURROGATE.test(a) || SURROGATE.test(b) ? toBinary(a) : a;
  const y = x === a && !SURROGATE.test(b) ? b : toBinary(b);
  return x === y ? 0 : x < y ? -1 : 1;
}

function isEscape(code: number): boolean {
  return code >= 0xdc80 && code <= 0xdcff;
}

function isPairAt(text: string, index: number, code: number): boolean {
  if (code > 0xdbff) return false;
  const next = text.charCodeAt(index + 1);
  return next >= 0xdc00 && next <= 0xdfff;
}

function pushUtf8(bytes: number[], code: number): void {
  if (code < 0x80) bytes.push(code);
  else if (code < 0x800) bytes.push(0xc0 | (code >> 6), 0x80 | (code & 0x3f));
  else if (code < 0x10000) bytes.push(0xe0 | (code >> 12), 0x80 | ((code >> 6) & 0x3f), 0x80 | (code & 0x3f));
  else bytes.push(0xf0 | (code >> 18), 0x80 | ((code >> 12) & 0x3f), 0x80 | ((code >> 6) & 0x3f), 0x80 | (code & 0x3f));
}

function decodeWithEscapes(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let i = 0; i < bytes.length; ) {
    const length = sequenceLength(bytes, i);
    if (length === 0) parts.push(String.fromCharCode(0xdc00 | (bytes[i] ?? 0)));
    else parts.push(strictDecoder.decode(bytes.subarray(i, i + length)));
    i += length || 1;
  }
  return parts.join('');
}

/** Length of the valid UTF-8 sequence at an index, 0 where there is none (overlong forms and surrogates are none). */
export function sequenceLength(bytes: Uint8Array, index: number): number {
  const lead = bytes[index] ?? 0;
  if (lead < 0x80) return 1;
  if (lead < 0xc2 || lead > 0xf4) return 0;
  const length = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
  for (let k = 1; k < length; k++) if (((bytes[index + k] ?? 0) & 0xc0) !== 0x80) return 0;
  const second = bytes[index + 1] ?? 0;
  if (lead === 0xe0 && second < 0xa0) return 0;
  if (lead === 0xed && second > 0x9f) return 0;
  if (lead === 0xf0 && second < 0x90) return 0;
  return lead === 0xf4 && second > 0x8f ? 0 : length;
}
