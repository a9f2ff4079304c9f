import { bytesFromBinary, fromBinary, fromBytes, toBinary, toBytes } from '../bytes.ts';
import type { Value } from '../value.ts';
import { type Arguments, viaBinary } from './arguments.ts';
import type { Implementations } from './function.ts';

function base64Decode(a: Arguments): Value {
  const strict = a.bool(1);
  const text = a.string(0);
  const letters = text.replace(/[^A-Za-z0-9+/=]/g, '').replace(/=/g, '');
  if (strict && !isStrictBase64(text, letters)) return false;
  return fromBytes(new Uint8Array(Buffer.from(letters.length % 4 === 1 ? letters.slice(0, -1) : letters, 'base64')));
}

function isStrictBase64(text: string, letters: string): boolean {
  const packed = text.replace(/[ \t\r\n]/g, '');
  const padding = /=*$/.exec(packed)?.[0].length ?? 0;
  if (packed.length - padding !== letters.length || letters.length % 4 === 1) return false;
  return padding === 0 || (padding <= 2 && packed.length % 4 === 0);
}

function hex2bin(a: Arguments): Value {
  const hex = a.string(0);
  if (hex.length % 2 !== 0 || !/^[0-9a-fA-F]*$/.test(hex)) return false;
  return fromBytes(new Uint8Array(Buffer.from(hex, 'hex')));
}

function bin2hex(text: string): string {
  return Buffer.from(toBytes(text)).toString('hex');
}

/** Lines of at most 76 characters; `=` escapes, spaces at the end of a line too. */
function quotedPrintableEncode(binary: string): string {
  let result = '';
  let line = 0;
  for (let i = 0; i < binary.length; i++) {
    const character = binary.charAt(i);
    if (character === '\r' && binary.charAt(i + 1) === '\n') {
      result += '\r\n';
      i++;
      line = 0;
      continue;
    }
    const code = character.charCodeAt(0);
    const escaped =
      code < 32 ||
      code === 127 ||
      code > 127 ||
      character === '=' ||
      (character === ' ' && binary.charAt(i + 1) === '\r');
    const width = escaped ? 3 : 1;
    if (line + width > 75) {
      result += '=\r\n';
      line = 0;
    }
    result += escaped ? `=${code.toString(16).toUpperCase().padStart(2, '0')}` : character;
    line += width;
  }
  return result;
}

function quotedPrintableDecode(binary: string): string {
  return binary
    .replace(/=[ \t]*(?:\r\n|\n|\r|$)/g, '')
    .replace(/=([0-9a-fA-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

/** What Latin-1 cannot hold, and bytes that are no UTF-8, become `?`. */
function utf8Decode(text: string): string {
  let binary = '';
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    binary += code > 255 ? '?' : String.fromCharCode(code);
  }
  return fromBinary(binary);
}

function uuencode(binary: string): string {
  const letter = (bits: number): string => (bits === 0 ? '`' : String.fromCharCode(bits + 32));
  const bytes = bytesFromBinary(binary);
  let result = '';
  for (let start = 0; start < bytes.length; start += 45) {
    const line = bytes.subarray(start, start + 45);
    result += letter(line.length);
    for (let i = 0; i < line.length; i += 3) {
      const group = ((line[i] ?? 0) << 16) | ((line[i + 1] ?? 0) << 8) | (line[i + 2] ?? 0);
      for (const shift of [18, 12, 6, 0]) result += letter((group >> shift) & 63);
    }
    result += '\n';
  }
  return `${result}\`\n`;
}

/** Texts of bytes. */
export const encodingFunctions: Implementations = {
  base64_encode: (a) => Buffer.from(toBytes(a.string(0))).toString('base64'),
  base64_decode: base64Decode,
  bin2hex: (a) => bin2hex(a.string(0)),
  hex2bin,
  quoted_printable_encode: viaBinary(quotedPrintableEncode),
  quoted_printable_decode: viaBinary(quotedPrintableDecode),
  utf8_encode: (a) => toBinary(a.string(0)),
  utf8_decode: (a) => utf8Decode(a.string(0)),
  convert_uuencode: viaBinary(uuencode),
};
