import { describe, expect, it } from 'vitest';
import { PhpFloat } from '../../php/value.ts';
import defaultValue from './default_value.run.ts';
import { resultOf, run } from './testing.ts';

describe('default_value', () => {
  it.each([null, '', '0', 0, new PhpFloat(0), false, []])('replaces what is empty to PHP: %j', async (empty) => {
    expect(await resultOf(defaultValue, { default_value: 'd' }, empty)).toBe('d');
  });

  it.each(['a', '0.0', ' ', 1, true, [null]])('keeps what is not: %j', async (value) => {
    expect(await resultOf(defaultValue, { default_value: 'd' }, value)).toEqual(value);
  });

  it('replaces NULL only when it is strict', async () => {
    expect(await resultOf(defaultValue, { default_value: 'd', strict: true }, '')).toBe('');
    expect(await resultOf(defaultValue, { default_value: 'd', strict: true }, false)).toBe(false);
    expect(await resultOf(defaultValue, { default_value: 'd', strict: true }, null)).toBe('d');
  });

  it('hands a list on whole, and gives NULL without a default', async () => {
    expect(await run(defaultValue, { default_value: [1, 2] }, null)).toMatchObject({ value: [1, 2], multiple: false });
    expect(await resultOf(defaultValue, {}, '')).toBeNull();
  });
});
