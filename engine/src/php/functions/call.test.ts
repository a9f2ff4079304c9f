import { describe, expect, test } from 'vitest';
import { standardObject } from '../objects.ts';
import { type PhpArray, PhpFloat, type Value } from '../value.ts';
import { callFunction, isCallable, phpFunctions, UnsupportedFunction } from './index.ts';

const env = { now: () => 1_700_000_000_000, timezone: 'UTC' };
const call = (name: string, args: PhpArray): Value => callFunction(name, args, env);

describe('arguments are checked as for internal functions', () => {
  test.each<[string, PhpArray, string]>([
    ['strlen', [], 'strlen() expects exactly 1 argument, 0 given'],
    ['str_replace', ['a'], 'str_replace() expects at least 3 arguments, 1 given'],
    ['substr', [1, 2, 3, 4], 'substr() expects at most 3 arguments, 4 given'],
    ['pi', [1], 'pi() expects exactly 0 arguments, 1 given'],
    ['trim', [[]], 'trim(): Argument #1 ($string) must be of type string, array given'],
    ['round', ['abc'], 'round(): Argument #1 ($num) must be of type int|float, string given'],
    ['chr', ['65abc'], 'chr(): Argument #1 ($codepoint) must be of type int, string given'],
    ['count', [null], 'count(): Argument #1 ($value) must be of type Countable|array, null given'],
    ['current', ['x'], 'current(): Argument #1 ($array) must be of type array, string given'],
    ['array_merge', [[1], 2], 'array_merge(): Argument #2 must be of type array, int given'],
    ['array_chunk', [[1], 0], 'array_chunk(): Argument #2 ($length) must be greater than 0'],
    [
      'array_map',
      ['nofn', [1]],
      'array_map(): Argument #1 ($callback) must be a valid callback or null, function "nofn" not found or invalid function name',
    ],
  ])('%s(%j)', (name, args, message) => {
    expect(() => call(name, args)).toThrow(message);
  });

  test('scalars and NULL are converted to the declared types', () => {
    expect(call('strtolower', [null])).toBe('');
    expect(call('strlen', [new PhpFloat(1.5)])).toBe(3);
    expect(call('chr', ['65.0'])).toBe('A');
    expect(call('number_format', ['1234.567'])).toBe('1,235');
    expect(call('abs', ['-5'])).toBe(5);
  });
});

describe('named arguments', () => {
  const named = (entries: readonly (readonly [string | number, Value])[]): PhpArray => new Map(entries);

  test('find their places, gaps take defaults', () => {
    expect(
      call(
        'number_format',
        named([
          ['thousands_separator', ' '],
          ['num', 1234567],
        ]),
      ),
    ).toBe('1 234 567');
    expect(
      call(
        'str_pad',
        named([
          [0, 'a'],
          ['length', 3],
          ['pad_type', 0],
        ]),
      ),
    ).toBe('  a');
    expect(() => call('str_pad', named([['length', 3]]))).toThrow('str_pad(): Argument #1 ($string) not passed');
  });
  test('an unknown name is an error', () => {
    expect(() => call('trim', named([['text', 'x']]))).toThrow('Unknown named parameter $text');
    expect(() => call('max', named([['x', 1]]))).toThrow('max() does not accept unknown named parameters');
  });
});

test('names are not case-sensitive and may begin with a backslash', () => {
  expect(call('\\StrToUpper', ['a'])).toBe('A');
  expect(isCallable('TRIM')).toBe(true);
  expect(isCallable('no_such_function')).toBe(false);
  expect(isCallable(['Drupal\\Component\\Serialization\\Json', 'decode'])).toBe(true);
});

test('a function that only PHP has is callable, and calling it says so', () => {
  expect(isCallable('simplexml_load_string')).toBe(true);
  expect(() => call('simplexml_load_string', ['<a/>'])).toThrow(UnsupportedFunction);
});

test('json_decode makes objects unless it is asked for arrays; order and number types are kept', () => {
  expect(call('json_decode', ['{"b":1,"2":1.0}'])).toEqual(
    standardObject(
      new Map<string, Value>([
        ['b', 1],
        ['2', new PhpFloat(1)],
      ]),
    ),
  );
  expect(call('json_decode', ['{"b":1,"2":1.0}', true])).toEqual(
    new Map<string | number, Value>([
      ['b', 1],
      [2, new PhpFloat(1)],
    ]),
  );
});

test("Drupal's Json hexes what HTML could misread", () => {
  expect(call('Drupal\\Component\\Serialization\\Json::encode', [`<a href='x'>&"</a>`])).toBe(
    '"\\u003Ca href=\\u0027x\\u0027\\u003E\\u0026\\u0022\\u003C\\/a\\u003E"',
  );
});

test('at least 200 functions can be called', () => {
  expect(phpFunctions.size).toBeGreaterThanOrEqual(200);
});
