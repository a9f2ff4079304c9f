import { describe, expect, it } from 'vitest';
import get from './get.run.ts';
import { map, resultOf, run } from './testing.ts';

const row = { title: 'A', 0: 'zero', list: ['x', 'y'], map: { deep: { b: 7 } }, constants: { c: true }, '@odd': 'at' };

describe('get', () => {
  it('reads a property, a path and a constant, and gives NULL for what is not there', async () => {
    expect(await resultOf(get, { source: 'title' }, null, { row })).toBe('A');
    expect(await resultOf(get, { source: 'map/deep/b' }, null, { row })).toBe(7);
    expect(await resultOf(get, { source: 'constants/c' }, null, { row })).toBe(true);
    expect(await resultOf(get, { source: 'nope' }, 'ignored', { row })).toBeNull();
    expect(await resultOf(get, { source: 'title/x' }, null, { row })).toBeNull();
  });

  it('reads the destination behind an odd number of @', async () => {
    const destination = { made: 'D', '@odd': 'E' };
    expect(await resultOf(get, { source: '@made' }, null, { row, destination })).toBe('D');
    expect(await resultOf(get, { source: '@@odd' }, null, { row, destination })).toBe('at');
    expect(await resultOf(get, { source: '@@@odd' }, null, { row, destination })).toBe('E');
  });

  it('takes the pipeline’s value for an empty name, and the property 0 for 0', async () => {
    expect(await resultOf(get, { source: '' }, 'piped', { row })).toBe('piped');
    expect(await resultOf(get, { source: ['title', '', null, '0', 0] }, 'piped', { row })).toEqual([
      'A',
      'piped',
      'piped',
      'zero',
      'zero',
    ]);
  });

  it('is multiple after a single source that holds an array, never after a list of sources', async () => {
    expect(await run(get, { source: 'list' }, null, { row })).toMatchObject({ value: ['x', 'y'], multiple: true });
    expect(await run(get, { source: 'map' }, null, { row })).toMatchObject({ multiple: true });
    expect(await run(get, { source: 'title' }, null, { row })).toMatchObject({ multiple: false });
    expect(await run(get, { source: ['list', 'title'] }, null, { row })).toMatchObject({
      value: [['x', 'y'], 'A'],
      multiple: false,
    });
  });

  it('reads a mapping of sources as a list, and nothing from a number', async () => {
    expect(await resultOf(get, { source: { a: 'title', b: 'list' } }, null, { row })).toEqual(['A', ['x', 'y']]);
    expect(await resultOf(get, { source: 5 }, 'v', { row })).toEqual([]);
  });

  it('dies of a list among the names', async () => {
    await expect(run(get, { source: [['title']] }, map({}), { row })).rejects.toThrow('explode(): Argument #2');
  });
});
