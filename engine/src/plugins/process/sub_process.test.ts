import { describe, expect, it } from 'vitest';
import { PhpFloat, type Value } from '../../php/value.ts';
import type { Row } from '../../pipeline/row.ts';
import { MigrateException, MigrateSkipRowException } from '../exceptions.ts';
import type { NestedProcess } from '../process.ts';
import subProcess from './sub_process.run.ts';
import { map, nested, resultOf, run, type World } from './testing.ts';

/** A world whose `process` sections copy `in` to `out`, and whose `key` sections read `key`. */
function world(key: (row: Row, initial: Value) => Value = (_row, initial) => initial): World {
  return {
    row: { title: 'T' },
    compile: (section): NestedProcess =>
      section instanceof Map && section.has('key') ? nested('key', key) : nested('out', (row) => row.get('in')),
  };
}

const process = { out: 'in' };

describe('sub_process', () => {
  it('runs its section on every item and keeps the keys', async () => {
    expect(await run(subProcess, { process }, [map({ in: 1 }), map({ in: 2, x: 3 })], world())).toMatchObject({
      value: [map({ out: 1 }), map({ out: 2 })],
      multiple: true,
    });
    expect(await resultOf(subProcess, { process }, map({ a: { in: 1 }, b: { in: 2 } }), world())).toEqual(
      map({ a: { out: 1 }, b: { out: 2 } }),
    );
  });

  it('gives an empty array for an item of which nothing was made', async () => {
    expect(await resultOf(subProcess, { process }, [map({ x: 1 })], world())).toEqual([[]]);
  });

  it('gives an empty list for anything but an array', async () => {
    for (const value of [null, 'x', 5]) expect(await resultOf(subProcess, { process }, value, world())).toEqual([]);
  });

  it('fails the row where an item is no array', async () => {
    await expect(run(subProcess, { process }, [map({ in: 1 }), 'x'], world())).rejects.toThrow(
      new MigrateException("Input array should hold elements of type array, instead element was of type 'string'"),
    );
    await expect(run(subProcess, { process }, [new PhpFloat(1)], world())).rejects.toThrow("of type 'double'");
  });

  it('puts the outer source below source_key, behind the item’s own properties', async () => {
    const seen: Value[] = [];
    const compile = () =>
      nested('out', (row) => {
        seen.push(row.get('source/title'), row.get('outer/title'));
        return 1;
      });
    await run(subProcess, { process, include_source: true }, [map({ in: 1 })], { ...world(), compile });
    await run(subProcess, { process, include_source: true, source_key: 'outer' }, [map({ in: 1 })], {
      ...world(),
      compile,
    });
    await run(subProcess, { process, include_source: true }, [map({ source: { title: 'own' } })], {
      ...world(),
      compile,
    });
    expect(seen).toEqual(['T', null, null, 'T', 'own', null]);
  });

  it('takes the key from its own pipeline, which starts with the old key; NULL drops the item', async () => {
    const value = map({ a: { in: 1 }, b: { in: 2 }, c: { in: 3 } });
    const key = (row: Row, initial: Value) => (row.get('@out') === 2 ? null : `${initial}${row.get('@out')}`);
    expect(await resultOf(subProcess, { process, key: 'x' }, value, world(key))).toEqual(
      map({ a1: { out: 1 }, c3: { out: 3 } }),
    );
  });

  it('converts keys as PHP does', async () => {
    const keys: Value[] = ['7', true, new PhpFloat(2.9), ''];
    const value = keys.map((_key, index) => map({ in: index }));
    const result = await resultOf(
      subProcess,
      { process, key: 'x' },
      value,
      world((row) => keys[Number(row.get('in'))] ?? null),
    );
    expect(result instanceof Map && [...result.keys()]).toEqual([7, 1, 2, '']);
    await expect(
      run(
        subProcess,
        { process, key: 'x' },
        [map({ in: 1 })],
        world(() => ['a']),
      ),
    ).rejects.toThrow('Illegal offset type');
  });

  it('drops an item whose section skips the row, at once or later', async () => {
    for (const later of [false, true]) {
      const compile = () =>
        nested('out', (row) => {
          if (row.get('in') !== 1) return row.get('in');
          if (later) return Promise.reject(new MigrateSkipRowException('no'));
          throw new MigrateSkipRowException('no');
        });
      const value = [map({ in: 1 }), map({ in: 2 })];
      const result = await resultOf(subProcess, { process }, value, { ...world(), compile });
      expect(result).toEqual(new Map([[1, map({ out: 2 })]]));
    }
  });

  it('builds its section when the first item comes, so that its mistakes are that row’s', async () => {
    const compile = () => {
      throw new MigrateException('Invalid process configuration for x');
    };
    expect(await resultOf(subProcess, { process }, [], { ...world(), compile })).toEqual([]);
    await expect(run(subProcess, { process }, [map({})], { ...world(), compile })).rejects.toThrow('Invalid process');
  });

  it('works through items in order when a section answers later', async () => {
    const compile = () => nested('out', async (row) => row.get('in'));
    const value = [map({ in: 'a' }), map({ in: 'b' })];
    expect(await resultOf(subProcess, { process }, value, { ...world(), compile })).toEqual([
      map({ out: 'a' }),
      map({ out: 'b' }),
    ]);
  });
});
