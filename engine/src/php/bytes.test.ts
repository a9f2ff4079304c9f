import { expect, test } from 'vitest';
import { byteLength, compareBytes, fromBinary, fromBytes, isValidUtf8, toBinary, toBytes } from './bytes.ts';

test('invalid bytes survive the way into a string and back', () => {
  const all = Uint8Array.from({ length: 256 }, (_, byte) => byte);
  const overlong = Uint8Array.of(0xc0, 0xaf, 0xe0, 0x80, 0x80, 0xed, 0xa0, 0x80, 0xf5, 0x80, 0x80, 0x80);
  const cut = Uint8Array.of(0xe6, 0x97, 0x41, 0xf0, 0x9f, 0x98);
  for (const bytes of [all, overlong, cut]) {
    const text = fromBytes(bytes);
    expect(toBytes(text)).toEqual(bytes);
    expect(byteLength(text)).toBe(bytes.length);
    expect(isValidUtf8(text)).toBe(false);
  }
});

test('valid UTF-8 is plain text, astral characters included', () => {
  const text = 'aé日😀';
  expect(fromBytes(toBytes(text))).toBe(text);
  expect(byteLength(text)).toBe(10);
  expect(toBinary('é')).toBe('\u00c3\u00a9');
  expect(fromBinary('\u00c3\u00a9')).toBe('é');
});

test('bytes decide the order, so a BMP character from U+E000 on comes before an astral one', () => {
  expect(compareBytes('\uffee', '😀')).toBe(-1);
  expect(compareBytes('é', 'f')).toBe(1);
  expect(compareBytes('\udcff', '😀')).toBe(1);
  expect(compareBytes('a', 'a')).toBe(0);
});
