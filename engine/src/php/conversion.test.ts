import { describe, expect, test } from 'vitest';
import {
  compare,
  debugType,
  exportValue,
  looseEquals,
  strictEquals,
  stringOf,
  toBoolean,
  toFloat,
  toInt,
  typeName,
} from './conversion.ts';
import { PhpFloat, type Value } from './value.ts';

const float = (value: number): PhpFloat => new PhpFloat(value);

describe('string casts', () => {
  test.each<[Value, string]>([
    [float(1), '1'],
    [float(0.1), '0.1'],
    [float(0.1 + 0.2), '0.3'],
    [float(1e25), '1.0E+25'],
    [float(1e14), '1.0E+14'],
    [float(100000), '100000'],
    [float(1.5e-7), '1.5E-7'],
    [float(-0), '-0'],
    [float(12345678901234.5), '12345678901234'],
    [float(Number.POSITIVE_INFINITY), 'INF'],
    [float(Number.NaN), 'NAN'],
    [true, '1'],
    [false, ''],
    [null, ''],
    [['a'], 'Array'],
    [9223372036854775807n, '9223372036854775807'],
  ])('%o reads %s', (value, text) => {
    expect(stringOf(value)).toBe(text);
  });
});

describe('int casts', () => {
  test.each<[Value, number | bigint]>([
    ['12abc', 12],
    [' 12', 12],
    ['1e3', 1000],
    ['1.9', 1],
    ['abc', 0],
    ['9999999999999999999', 9223372036854775807n],
    [float(1e19), -8446744073709551616n],
    [float(Number.NaN), 0],
    [float(-1.9), -1],
    [[0], 1],
    [[], 0],
    [null, 0],
  ])('%o is %s', (value, int) => {
    expect(toInt(value)).toBe(int);
  });
});

test('the empty string, "0", zeros, NULL, FALSE and the empty array are false, all else is true', () => {
  expect(['', '0', 0, float(0), float(-0), null, false, []].map(toBoolean)).not.toContain(true);
  expect(['0.0', '00', ' ', 'false', -1, float(Number.NaN), [0], new Map([['a', 1]])].map(toBoolean)).not.toContain(
    false,
  );
});

test('a leading number is the float of a string', () => {
  expect(['1e5x', '.5', '5.', 'x', ''].map(toFloat)).toEqual([100000, 0.5, 5, 0, 0]);
});

describe('loose comparison of PHP 8', () => {
  test.each<[Value, Value, boolean]>([
    ['abc', 0, false],
    ['1', '01', true],
    ['10', '1e1', true],
    [100, '1e2', true],
    [null, '', true],
    [null, false, true],
    ['', 0, false],
    ['1 ', 1, true],
    ['1 x', 1, false],
    ['abc', 'ABC', false],
    [[1], ['1'], true],
    [[], false, true],
    [[], null, true],
    ['0', false, true],
    ['a', true, true],
    [float(1), 1, true],
  ])('%o == %o is %s', (a, b, equal) => {
    expect(looseEquals(a, b)).toBe(equal);
  });
});

test('arrays compare by size first, then by element; NAN is not equal to itself', () => {
  expect(compare([1, 2], [3])).toBe(1);
  expect(compare([1, 2], [1, 3])).toBe(-1);
  expect(compare(new Map([['a', 1]]), new Map([['b', 1]]))).toBe(1);
  expect(looseEquals(float(Number.NaN), float(Number.NaN))).toBe(false);
});

test('identity wants types, keys and their order alike', () => {
  expect(strictEquals(1, float(1))).toBe(false);
  expect(
    strictEquals(
      new Map([
        ['a', 1],
        ['b', 2],
      ]),
      new Map([
        ['b', 2],
        ['a', 1],
      ]),
    ),
  ).toBe(false);
  expect(strictEquals([1, ['x']], [1, ['x']])).toBe(true);
});

test('gettype and get_debug_type name the same types differently', () => {
  const values = [1, float(1), '', true, null, [], 9007199254740993n];
  expect(values.map(typeName)).toEqual(['integer', 'double', 'string', 'boolean', 'NULL', 'array', 'integer']);
  expect(values.map(debugType)).toEqual(['int', 'float', 'string', 'bool', 'null', 'array', 'int']);
});

test('var_export writes PHP code', () => {
  const value = [1, float(1), float(-0), true, null, "it's \\", new Map<string, Value>([['k', []]])];
  expect(exportValue(value)).toBe(
    "array (\n  0 => 1,\n  1 => 1.0,\n  2 => -0.0,\n  3 => true,\n  4 => NULL,\n  5 => 'it\\'s \\\\',\n  6 => \n  array (\n    'k' => \n    array (\n    ),\n  ),\n)",
  );
});
