import { randomBytes, randomInt } from 'node:crypto';
import { byteLength, fromBytes } from '../bytes.ts';
import { stringOf } from '../casts.ts';
import { INT_MAX, type Int, intFrom } from '../integers.ts';
import { sprintf } from '../sprintf.ts';
import { entries, PhpFloat, type Value, valuesOf } from '../value.ts';
import type { Arguments } from './arguments.ts';
import type { Implementations } from './function.ts';
import { compareVersions } from './version.ts';

const MT_MAX = 2147483647;

function between(low: Int, high: Int): Int {
  const range = BigInt(high) - BigInt(low) + 1n;
  const random = BigInt(`0x${randomBytes(16).toString('hex')}`) % range;
  return intFrom(BigInt(low) + random);
}

function random(a: Arguments): Value {
  if (a.given === 0) return randomInt(MT_MAX + 1);
  if (a.int(1) < a.int(0) && a.function_.name === 'mt_rand')
    throw a.valueError(1, 'must be greater than or equal to argument #1 ($min)');
  return a.int(1) < a.int(0) ? between(a.int(1), a.int(0)) : between(a.int(0), a.int(1));
}

function randomKeys(a: Arguments): Value {
  const keys = [...entries(a.array(0))].map(([key]) => key);
  const count = a.count(1);
  if (keys.length === 0) throw a.valueError(0, 'cannot be empty');
  if (count < 1 || count > keys.length)
    throw a.valueError(1, 'must be between 1 and the number of elements in argument #1 ($array)');
  if (count === 1) return keys[randomInt(keys.length)] ?? null;
  const chosen = new Set<number>();
  while (chosen.size < count) chosen.add(randomInt(keys.length));
  return keys.filter((_, i) => chosen.has(i));
}

function uniqueId(a: Arguments): Value {
  const now = a.env.now();
  const seconds = Math.floor(now / 1000)
    .toString(16)
    .padStart(8, '0');
  // Microseconds cannot be told by the clock: the digits below the millisecond are drawn.
  const micro = ((now % 1000) * 1000 + randomInt(1000)).toString(16).padStart(5, '0');
  const more = a.bool(1) ? `${randomInt(10)}.${String(randomInt(100_000_000)).padStart(8, '0')}` : '';
  return `${a.string(0)}${seconds}${micro.slice(-5)}${more}`;
}

function shuffled(text: string): string {
  const characters = text.split('');
  for (let i = characters.length - 1; i > 0; i--) {
    const j = randomInt(i + 1);
    [characters[i], characters[j]] = [characters[j] ?? '', characters[i] ?? ''];
  }
  return characters.join('');
}

function ipToLong(a: Arguments): Value {
  const parts = /^(0|[1-9]\d{0,2})\.(0|[1-9]\d{0,2})\.(0|[1-9]\d{0,2})\.(0|[1-9]\d{0,2})$/
    .exec(a.string(0))
    ?.slice(1)
    .map(Number);
  if (parts === undefined || parts.some((part) => part > 255)) return false;
  return parts.reduce((sum, part) => sum * 256 + part, 0);
}

function longToIp(a: Arguments): Value {
  const address = Number(BigInt.asUintN(32, BigInt(a.int(0))));
  return [24, 16, 8, 0].map((shift) => Math.floor(address / 2 ** shift) % 256).join('.');
}

/** Formatting, versions, addresses, and what is random (which no two runs give alike). */
export const miscellaneousFunctions: Implementations = {
  sprintf: (a) => sprintf(a.string(0), a.rest(1)),
  // What these print goes nowhere: a pipeline has no output.
  printf: (a) => byteLength(sprintf(a.string(0), a.rest(1))),
  vprintf: (a) => byteLength(sprintf(a.string(0), valuesOf(a.array(1)), 'items')),
  vsprintf: (a) => sprintf(a.string(0), valuesOf(a.array(1)), 'items'),
  version_compare: (a) => compareVersions(a, a.string(0), a.string(1), a.stringOrNull(2)),
  phpversion: (a) => (a.value(0) === null ? '8.2.0' : false),
  ip2long: ipToLong,
  long2ip: longToIp,
  getenv: (a) => (a.value(0) === null ? [] : false),
  rand: random,
  mt_rand: random,
  random_int: (a) => {
    if (a.int(0) > a.int(1)) throw a.valueError(0, 'must be less than or equal to argument #2 ($max)');
    return between(a.int(0), a.int(1));
  },
  random_bytes: (a) => {
    if (a.count(0) < 1) throw a.valueError(0, 'must be greater than 0');
    return fromBytes(new Uint8Array(randomBytes(a.count(0))));
  },
  mt_getrandmax: () => MT_MAX,
  getrandmax: () => MT_MAX,
  lcg_value: () => new PhpFloat(randomInt(2 ** 47) / 2 ** 47),
  array_rand: randomKeys,
  str_shuffle: (a) => shuffled(stringOf(a.value(0))),
  uniqid: uniqueId,
  hrtime: (a) => {
    const nanoseconds = BigInt(Math.floor(a.env.now())) * 1_000_000n;
    if (a.bool(0)) return intFrom(nanoseconds > INT_MAX ? INT_MAX : nanoseconds);
    return [Number(nanoseconds / 1_000_000_000n), Number(nanoseconds % 1_000_000_000n)];
  },
};
