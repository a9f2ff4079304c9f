import { describe, expect, it } from 'vitest';
import { PhpFloat } from '../../php/value.ts';
import { MigrateException } from '../exceptions.ts';
import concat from './concat.run.ts';
import { map, resultOf, run } from './testing.ts';

describe('concat', () => {
  it('joins scalars as PHP prints them', async () => {
    const parts = ['a', 1, true, false, null, new PhpFloat(1.5), new PhpFloat(2), 'é'];
    expect(await resultOf(concat, {}, parts)).toBe('a111.52é');
    expect(await resultOf(concat, { delimiter: '-' }, parts)).toBe('a-1-1---1.5-2-é');
    expect(await resultOf(concat, { delimiter: null }, ['a', 'b'])).toBe('ab');
    expect(await resultOf(concat, { delimiter: 0 }, ['a', 'b'])).toBe('a0b');
  });

  it('joins the values of a mapping, and writes Array for a list inside', async () => {
    expect(await resultOf(concat, { delimiter: ',' }, map({ x: 'a', y: ['b'] }))).toBe('a,Array');
    expect(await resultOf(concat, {}, [])).toBe('');
  });

  it('fails the row where the value is no array', async () => {
    await expect(run(concat, {}, 'x')).rejects.toThrow(new MigrateException("'x' is not an array"));
    await expect(run(concat, {}, null)).rejects.toThrow('NULL is not an array');
  });

  it('dies of a list as delimiter', async () => {
    await expect(run(concat, { delimiter: ['-'] }, ['a'])).rejects.toThrow(/^implode\(\): Argument #1/);
  });
});
