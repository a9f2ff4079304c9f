import { createHash, createHmac } from 'node:crypto';
import { fromBinary, hashInput, toBytes } from '../bytes.ts';
import { debugType } from '../casts.ts';
import type { Value } from '../value.ts';
import type { Arguments } from './arguments.ts';
import type { Implementations } from './function.ts';

/** PHP's names of the algorithms that Node has too, and Node's names. */
const CRYPTO: ReadonlyMap<string, string> = new Map([
  ['md5', 'md5'],
  ['sha1', 'sha1'],
  ['sha224', 'sha224'],
  ['sha256', 'sha256'],
  ['sha384', 'sha384'],
  ['sha512', 'sha512'],
  ['sha512/224', 'sha512-224'],
  ['sha512/256', 'sha512-256'],
  ['sha3-224', 'sha3-224'],
  ['sha3-256', 'sha3-256'],
  ['sha3-384', 'sha3-384'],
  ['sha3-512', 'sha3-512'],
  ['ripemd160', 'ripemd160'],
]);

const CRC32_POLYNOMIAL = 0xedb88320;
const CRC32C_POLYNOMIAL = 0x82f63b78;

function crcTable(polynomial: number): Uint32Array {
  return Uint32Array.from({ length: 256 }, (_, byte) => {
    let crc = byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ polynomial : crc >>> 1;
    return crc >>> 0;
  });
}

const CRC32 = crcTable(CRC32_POLYNOMIAL);
const CRC32C = crcTable(CRC32C_POLYNOMIAL);

/** CRC-32 of bytes (PHP's `crc32`, `hash('crc32b')`). */
export function crc32(bytes: Uint8Array, table: Uint32Array = CRC32): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (crc >>> 8) ^ (table[(crc ^ byte) & 255] ?? 0);
  return (crc ^ 0xffffffff) >>> 0;
}

function adler32(bytes: Uint8Array): number {
  let low = 1;
  let high = 0;
  for (const byte of bytes) {
    low = (low + byte) % 65521;
    high = (high + low) % 65521;
  }
  return ((high << 16) | low) >>> 0;
}

/** FNV-1 and FNV-1a, 32 and 64 bits. */
function fnv(bytes: Uint8Array, bits: 32 | 64, alternate: boolean): bigint {
  const prime = bits === 32 ? 0x01000193n : 0x100000001b3n;
  let hash = bits === 32 ? 0x811c9dc5n : 0xcbf29ce484222325n;
  for (const byte of bytes) {
    if (alternate) hash ^= BigInt(byte);
    hash = BigInt.asUintN(bits, hash * prime);
    if (!alternate) hash ^= BigInt(byte);
  }
  return hash;
}

function joaat(bytes: Uint8Array): number {
  let hash = 0;
  for (const byte of bytes) {
    hash = (hash + byte) >>> 0;
    hash = (hash + (hash << 10)) >>> 0;
    hash = (hash ^ (hash >>> 6)) >>> 0;
  }
  hash = (hash + (hash << 3)) >>> 0;
  hash = (hash ^ (hash >>> 11)) >>> 0;
  return (hash + (hash << 15)) >>> 0;
}

const hex8 = (value: number): string => value.toString(16).padStart(8, '0');

/** Checksums, which Node's crypto does not have. */
const CHECKSUMS: ReadonlyMap<string, (bytes: Uint8Array) => string> = new Map([
  ['crc32b', (bytes) => hex8(crc32(bytes))],
  ['crc32c', (bytes) => hex8(crc32(bytes, CRC32C))],
  ['adler32', (bytes) => hex8(adler32(bytes))],
  ['fnv132', (bytes) => fnv(bytes, 32, false).toString(16).padStart(8, '0')],
  ['fnv1a32', (bytes) => fnv(bytes, 32, true).toString(16).padStart(8, '0')],
  ['fnv164', (bytes) => fnv(bytes, 64, false).toString(16).padStart(16, '0')],
  ['fnv1a64', (bytes) => fnv(bytes, 64, true).toString(16).padStart(16, '0')],
  ['joaat', (bytes) => hex8(joaat(bytes))],
]);

function digest(algorithm: string, text: string, binary: boolean): string {
  const hex = createHash(algorithm).update(hashInput(text)).digest('hex');
  return binary ? binaryDigest(hex) : hex;
}

function binaryDigest(hex: string): string {
  return fromBinary(hex.replace(/../g, (pair) => String.fromCharCode(Number.parseInt(pair, 16))));
}

function hash(a: Arguments): Value {
  const name = a.string(0).toLowerCase();
  const checksum = CHECKSUMS.get(name);
  if (checksum !== undefined) {
    const hex = checksum(toBytes(a.string(1)));
    return a.bool(2) ? binaryDigest(hex) : hex;
  }
  const algorithm = CRYPTO.get(name);
  if (algorithm === undefined) throw a.valueError(0, 'must be a valid hashing algorithm');
  return digest(algorithm, a.string(1), a.bool(2));
}

function hashHmac(a: Arguments): Value {
  const algorithm = CRYPTO.get(a.string(0).toLowerCase());
  if (algorithm === undefined) throw a.valueError(0, 'must be a valid cryptographic hashing algorithm');
  const hex = createHmac(algorithm, toBytes(a.string(2)))
    .update(hashInput(a.string(1)))
    .digest('hex');
  return a.bool(3) ? binaryDigest(hex) : hex;
}

/** Takes strings only: nothing is converted. */
function hashEquals(a: Arguments): Value {
  for (const index of [0, 1])
    if (typeof a.value(index) !== 'string')
      throw a.typeError(index, `must be of type string, ${debugType(a.value(index))} given`);
  return a.string(0) === a.string(1);
}

/** Digests and checksums. */
export const hashFunctions: Implementations = {
  md5: (a) => digest('md5', a.string(0), a.bool(1)),
  sha1: (a) => digest('sha1', a.string(0), a.bool(1)),
  crc32: (a) => crc32(toBytes(a.string(0))),
  hash,
  hash_hmac: hashHmac,
  hash_algos: () => [...CRYPTO.keys(), ...CHECKSUMS.keys()],
  hash_equals: hashEquals,
};
