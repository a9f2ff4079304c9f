import { describe, expect, it } from 'vitest';
import { DataObject } from '../php/objects.ts';
import { PhpFloat, type Value } from '../php/value.ts';
import { Float, float, fromPlain, toPlain } from './values.ts';

const map = (...entries: [string | number, Value][]) => new Map<string | number, Value>(entries);

describe('values for a workspace', () => {
  it.each<[string, Value]>([
    ['null', null],
    ['an integer', 5],
    ['a big integer', 2n ** 60n],
    ['a float without a fraction', new PhpFloat(1)],
    ['a float with a fraction', new PhpFloat(1.5)],
    ['a float beyond the integers', new PhpFloat(1e300)],
    ['a list', ['a', 1, [true]]],
    ['an array with string keys', map(['b', 1], ['a', ['x']])],
    ['an array with string and integer keys', map([5, 'a'], ['b', null], [-1, 'c'])],
    ['an array with the key __proto__', map(['__proto__', 'x'])],
    ['an object', new DataObject('stdClass', map(['a', 1]))],
  ])('come back as they went: %s', (_, value) => {
    expect(fromPlain(toPlain(value))).toEqual(value);
  });

  it('tell 1.0 from 1', () => {
    expect(toPlain(1)).toBe(1);
    expect(toPlain(new PhpFloat(1))).toEqual(new Float(1));
    expect(toPlain(new PhpFloat(1.5))).toBe(1.5);
  });

  it('count with floats as with numbers', () => {
    expect(Number(float(2)) + 1).toBe(3);
    expect(`${float(2)}`).toBe('2');
  });

  it('keep the order of integer keys, which an object would lose', () => {
    expect(toPlain(map([2, 'b'], [1, 'a']))).toEqual(
      new Map([
        [2, 'b'],
        [1, 'a'],
      ]),
    );
  });

  it('are copies: what a workspace changes is its own', () => {
    const value: Value = ['a'];
    const plain = toPlain(value);
    if (Array.isArray(plain)) plain.push('b');
    expect(value).toEqual(['a']);
  });
});

describe('values from a workspace', () => {
  it.each<[string, unknown, Value]>([
    ['undefined is NULL', undefined, null],
    ['a number with a fraction is a float', 0.5, new PhpFloat(0.5)],
    ['infinity is a float', Number.POSITIVE_INFINITY, new PhpFloat(Number.POSITIVE_INFINITY)],
    ['float() makes a float of a whole number', float(3), new PhpFloat(3)],
    ['a number beyond the safe integers is a float', 2 ** 60, new PhpFloat(2 ** 60)],
    ['a small bigint is an integer', 7n, 7],
    ['a plain object is an array', { b: 1, a: undefined }, map(['b', 1], ['a', null])],
    ['integer-like keys are integers', { 0: 'a', 1: 'b' }, ['a', 'b']],
    [
      'a Map keeps its order',
      new Map([
        ['2', 'b'],
        ['1', 'a'],
      ]),
      map([2, 'b'], [1, 'a']),
    ],
    ['an empty object is an empty array', {}, []],
  ])('%s', (_, plain, value) => {
    expect(fromPlain(plain)).toEqual(value);
  });

  it.each<[string, unknown]>([
    ['a function', () => 1],
    ['a symbol', Symbol('x')],
    ['a date', new Date(0)],
    ['an instance of a class', new (class Thing {})()],
    ['an integer beyond 64 bits', 2n ** 64n],
    ['a Map with a key that is neither text nor an integer', new Map([[1.5, 'x']])],
  ])('%s has no counterpart in PHP', (_, plain) => {
    expect(() => fromPlain(plain)).toThrow(expect.objectContaining({ className: 'TypeError' }));
  });
});
