import { describe, expect, it } from 'vitest';
import { standardObject } from '../../php/objects.ts';
import arrayBuild from './array_build.run.ts';
import arrayPop from './array_pop.run.ts';
import arrayShift from './array_shift.run.ts';
import extract from './extract.run.ts';
import flatten from './flatten.run.ts';
import merge from './merge.run.ts';
import multipleValues from './multiple_values.run.ts';
import nullCoalesce from './null_coalesce.run.ts';
import singleValue from './single_value.run.ts';
import skipRowIfNotSet from './skip_row_if_not_set.run.ts';
import { map, resultOf, run } from './testing.ts';

describe('multiple_values and single_value', () => {
  it('pass the value on and say whether it is taken item by item', async () => {
    expect(await run(multipleValues, {}, 'x')).toMatchObject({ value: 'x', multiple: true });
    expect(await run(singleValue, {}, ['x'])).toMatchObject({ value: ['x'], multiple: false });
  });
});

describe('extract', () => {
  const value = map({ a: { b: 'B', n: null }, 0: 'zero' });

  it('takes the element at a path, NULL too', async () => {
    expect(await resultOf(extract, { index: ['a', 'b'] }, value)).toBe('B');
    expect(await resultOf(extract, { index: ['a', 'n'], default: 'd' }, value)).toBeNull();
    expect(await resultOf(extract, { index: ['0'] }, value)).toBe('zero');
    expect(await resultOf(extract, { index: [] }, value)).toEqual(value);
  });

  it('gives the default, or fails the row and shows the array', async () => {
    expect(await resultOf(extract, { index: ['x'], default: null }, value)).toBeNull();
    await expect(run(extract, { index: ['x'] }, map({ a: 1, b: [true] }))).rejects.toThrow(
      "Array index missing, extraction failed for 'array(\n  'a' => 1,\n  'b' => array(\n    TRUE,\n  ),\n)'. Consider adding a `default` key to the configuration.",
    );
    await expect(run(extract, { index: ['x'] }, 'text')).rejects.toThrow(
      "Input should be an array, instead it was of type 'string'",
    );
  });

  it('dies of an index that is no list', async () => {
    await expect(run(extract, { index: 'a' }, value)).rejects.toThrow(
      'Argument #2 ($parents) must be of type array, string given',
    );
  });
});

describe('flatten', () => {
  it('takes everything out of nested arrays and objects', async () => {
    const value = [1, [2, map({ a: 3, b: [[4]] })], [], standardObject(new Map([['p', 5]]))];
    expect(await resultOf(flatten, {}, value)).toEqual([1, 2, 3, 4, 5]);
    await expect(run(flatten, {}, null)).rejects.toThrow(
      "Input should be an array or an object, instead it was of type 'NULL'",
    );
  });
});

describe('null_coalesce', () => {
  it('gives the first value that is not NULL, else the default', async () => {
    expect(await resultOf(nullCoalesce, {}, [null, '', 'x'])).toBe('');
    expect(await resultOf(nullCoalesce, { default_value: 'd' }, [null])).toBe('d');
    expect(await resultOf(nullCoalesce, {}, [])).toBeNull();
    await expect(run(nullCoalesce, {}, 'x')).rejects.toThrow('The input value should be an array.');
  });
});

describe('array_build', () => {
  const configuration = { key: 'k', value: 'v' };

  it('makes a mapping of two properties of each item', async () => {
    const value = [map({ k: 'a', v: 1 }), map({ k: '5', v: 2 }), map({ k: null, v: 3 })];
    expect(await resultOf(arrayBuild, configuration, value)).toEqual(
      new Map<string | number, number>([
        ['a', 1],
        [5, 2],
        ['', 3],
      ]),
    );
    expect(await resultOf(arrayBuild, configuration, null)).toEqual([]);
  });

  it('fails the row for anything else', async () => {
    await expect(run(arrayBuild, configuration, 'x')).rejects.toThrow('The input should be an array of arrays');
    await expect(run(arrayBuild, configuration, [map({ k: 1 })])).rejects.toThrow("The key 'v' does not exist");
  });
});

describe('skip_row_if_not_set', () => {
  it('takes an element, and skips the row where it is missing or NULL', async () => {
    expect(await resultOf(skipRowIfNotSet, { index: 'a' }, map({ a: '' }))).toBe('');
    await expect(run(skipRowIfNotSet, { index: 'a', message: 'gone' }, map({ a: null }))).rejects.toThrow('gone');
    await expect(run(skipRowIfNotSet, { index: 'a' }, 5)).rejects.toMatchObject({ message: '' });
  });

  it('takes a byte of a string', async () => {
    expect(await resultOf(skipRowIfNotSet, { index: 1 }, 'abc')).toBe('b');
    expect(await resultOf(skipRowIfNotSet, { index: -1 }, 'abc')).toBe('c');
    await expect(run(skipRowIfNotSet, { index: 'x' }, 'abc')).rejects.toMatchObject({ saveToMap: true });
  });
});

describe('array_pop and array_shift', () => {
  it('take the last and the first item', async () => {
    expect(await resultOf(arrayPop, {}, ['a', 'b'])).toBe('b');
    expect(await resultOf(arrayShift, {}, map({ x: 'a', y: 'b' }))).toBe('a');
    expect(await resultOf(arrayPop, {}, [])).toBeNull();
    await expect(run(arrayShift, {}, 'a')).rejects.toThrow('Input should be an array.');
  });
});

describe('merge', () => {
  it('counts items anew and overwrites names', async () => {
    expect(await resultOf(merge, {}, [['a'], ['b', 'c'], []])).toEqual(['a', 'b', 'c']);
    expect(await resultOf(merge, {}, [map({ n: 1, 5: 'x' }), map({ n: 2, 7: 'y' })])).toEqual(
      new Map<string | number, string | number>([
        ['n', 2],
        [0, 'x'],
        [1, 'y'],
      ]),
    );
    expect(await resultOf(merge, {}, [])).toEqual([]);
  });

  it('fails the row where something is no array', async () => {
    await expect(run(merge, {}, 'x')).rejects.toThrow(
      'Merge process failed for destination property (destination): input is not an array.',
    );
    await expect(run(merge, {}, [['a'], 'x'])).rejects.toThrow(
      'index (1) in the source value is not an array that can be merged.',
    );
  });
});
