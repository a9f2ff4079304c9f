import { describe, expect, it } from 'vitest';
import { PhpFloat } from '../../php/value.ts';
import explode from './explode.run.ts';
import { resultOf, run } from './testing.ts';

describe('explode', () => {
  it('splits a string and makes the pipeline multiple', async () => {
    expect(await run(explode, { delimiter: ',' }, 'a, b,,c')).toMatchObject({
      value: ['a', ' b', '', 'c'],
      multiple: true,
    });
    expect(await resultOf(explode, { delimiter: ', ' }, 'none')).toEqual(['none']);
    expect(await resultOf(explode, { delimiter: ',' }, '')).toEqual(['']);
  });

  it('takes limits as PHP does', async () => {
    expect(await resultOf(explode, { delimiter: ',', limit: 2 }, 'a,b,c')).toEqual(['a', 'b,c']);
    expect(await resultOf(explode, { delimiter: ',', limit: -1 }, 'a,b,c')).toEqual(['a', 'b']);
    expect(await resultOf(explode, { delimiter: ',', limit: 0 }, 'a,b,c')).toEqual(['a,b,c']);
  });

  it('fails the row for an empty delimiter, "0" included', async () => {
    await expect(run(explode, { delimiter: '' }, 'a')).rejects.toThrow('delimiter is empty');
    await expect(run(explode, { delimiter: '0' }, 'a')).rejects.toThrow('delimiter is empty');
    await expect(run(explode, {}, 'a')).rejects.toThrow('delimiter is empty');
  });

  it('takes nothing but strings when it is strict', async () => {
    await expect(run(explode, { delimiter: ',' }, null)).rejects.toThrow('NULL is not a string');
    await expect(run(explode, { delimiter: ',' }, 12)).rejects.toThrow('12 is not a string');
    await expect(run(explode, { delimiter: ',' }, ['a'])).rejects.toThrow("array (\n  0 => 'a',\n) is not a string");
  });

  it('casts scalars when it is not, and gives nothing for an empty string', async () => {
    const loose = { delimiter: '.', strict: false };
    expect(await resultOf(explode, loose, new PhpFloat(1.5))).toEqual(['1', '5']);
    expect(await resultOf(explode, loose, true)).toEqual(['1']);
    expect(await resultOf(explode, loose, null)).toEqual([]);
    expect(await resultOf(explode, loose, '')).toEqual([]);
    expect(await resultOf(explode, { ...loose, strict: null }, false)).toEqual([]);
    await expect(run(explode, loose, ['a'])).rejects.toThrow(/ cannot be casted to a string$/);
  });
});
