import { describe, expect, it } from 'vitest';
import { PhpError, PhpException } from '../../php/errors.ts';
import type { PhpArray, Value } from '../../php/value.ts';
import { MigrateException, MigrateSkipRowException, PluginNotFoundException } from '../exceptions.ts';
import type { LookupService } from '../services.ts';
import migrationLookup from './migration_lookup.run.ts';
import { map, resultOf, run, testSite, type World } from './testing.ts';

/** Maps by migration: JSON of the source ids -> destination ids. Stubs answer with what `stub` gives. */
function lookups(
  maps: { readonly [migration: string]: { readonly [ids: string]: readonly Value[] } },
  stub: (migration: string, ids: PhpArray) => readonly Value[] | undefined = () => undefined,
): World & { readonly asked: string[] } {
  const asked: string[] = [];
  const lookup: LookupService = {
    lookup: ([migration = ''], ids) => {
      asked.push(`${migration} ${JSON.stringify(ids)}`);
      const rows = maps[migration];
      if (!rows) throw new PluginNotFoundException(migration);
      const found = rows[JSON.stringify(ids)];
      return found ? [found] : [];
    },
    createStub: (migration, ids) => {
      asked.push(`stub ${migration} ${JSON.stringify(ids)}`);
      return stub(migration, ids);
    },
    isMapped: () => false,
  };
  return { migrationId: 'self', services: { lookup }, asked };
}

const users = { '[1]': ['5'], '[2]': [null], '["a","b"]': ['7', 'en'] };

describe('migration_lookup', () => {
  it('gives one id alone, several as a list, and NULL for a row without one', async () => {
    const world = lookups({ users });
    expect(await resultOf(migrationLookup, { migration: 'users' }, 1, world)).toBe('5');
    expect(await resultOf(migrationLookup, { migration: 'users' }, ['a', 'b'], world)).toEqual(['7', 'en']);
    expect(await resultOf(migrationLookup, { migration: 'users' }, 2, world)).toBeNull();
    expect(world.asked.filter((call) => call.startsWith('stub'))).toEqual([]);
  });

  it.each([null, false, '', [], [null, '', false]])('ends the pipeline for %j without looking', async (value) => {
    const world = lookups({ users });
    expect(await run(migrationLookup, { migration: 'users' }, value, world)).toMatchObject({
      value: null,
      stopped: true,
    });
    expect(world.asked).toEqual([]);
  });

  it('looks up 0 and "0"', async () => {
    const world = lookups({ users: { '[0]': ['1'], '["0"]': ['2'] } });
    expect(await resultOf(migrationLookup, { migration: 'users' }, 0, world)).toBe('1');
    expect(await resultOf(migrationLookup, { migration: 'users' }, '0', world)).toBe('2');
  });

  it('looks in one migration after the other, unknown ones included, and takes the first that has the row', async () => {
    const world = lookups({ a: {}, b: { '[1]': ['9'] }, c: { '[1]': ['8'] } });
    expect(await resultOf(migrationLookup, { migration: ['unknown', 'a', 'b', 'c'] }, 1, world)).toBe('9');
    expect(world.asked).toEqual(['unknown [1]', 'a [1]', 'b [1]']);
  });

  it('reads the ids of a migration from source_ids', async () => {
    const world = { ...lookups({ a: {}, b: { '["x","y"]': ['3'] } }), row: { p: 'x', q: 'y' } };
    const configuration = { migration: ['a', 'b'], source_ids: { b: ['p', 'q'] } };
    expect(await resultOf(migrationLookup, configuration, 1, world)).toBe('3');
    expect(world.asked).toEqual(['a [1]', 'b ["x","y"]']);
  });

  it('hands a mapping on, so that ids are found by name', async () => {
    const asked: PhpArray[] = [];
    const lookup: LookupService = {
      lookup: (_migrations, ids) => {
        asked.push(ids);
        return [['4']];
      },
      createStub: () => undefined,
      isMapped: () => false,
    };
    expect(await resultOf(migrationLookup, { migration: 'a' }, map({ id: 3 }), { services: { lookup } })).toBe('4');
    expect(asked).toEqual([map({ id: 3 })]);
  });

  describe('stubs', () => {
    const stub = () => ['77'];

    it('are made by the only migration, by stub_id, or by the migration itself', async () => {
      const world = lookups({ a: {}, b: {}, self: {} }, stub);
      expect(await resultOf(migrationLookup, { migration: 'a' }, 1, world)).toBe('77');
      expect(await resultOf(migrationLookup, { migration: ['a', 'b'], stub_id: 'b' }, 1, world)).toBe('77');
      expect(await resultOf(migrationLookup, { migration: ['a', 'self'], stub_id: 'a' }, 1, world)).toBe('77');
      expect(world.asked.filter((call) => call.startsWith('stub'))).toEqual([
        'stub a [1]',
        'stub b [1]',
        'stub self [1]',
      ]);
    });

    it('are not made for several migrations without stub_id, nor with no_stub', async () => {
      const world = lookups({ a: {}, b: {} }, stub);
      expect(await resultOf(migrationLookup, { migration: ['a', 'b'] }, 1, world)).toBeNull();
      expect(await resultOf(migrationLookup, { migration: 'a', no_stub: true }, 1, world)).toBeNull();
    });

    it('that could not be saved give NULL', async () => {
      expect(await resultOf(migrationLookup, { migration: 'a' }, 1, lookups({ a: {} }))).toBeNull();
    });

    it('of unknown or derived migrations, and of wrong numbers of ids, are dropped in silence', async () => {
      for (const error of [
        new PluginNotFoundException('a'),
        new PhpException('LogicException', 'Cannot stub derivable migration "a".'),
        new PhpException('InvalidArgumentException', 'Expected and provided source id counts do not match.'),
      ]) {
        const world = lookups({ a: {} }, () => {
          throw error;
        });
        expect(await resultOf(migrationLookup, { migration: 'a' }, 1, world)).toBeNull();
      }
    });

    it('that skip their row skip this one, without a record in the map', async () => {
      const skipping = (message: string) =>
        lookups({ a: {} }, () => {
          throw new MigrateSkipRowException(message);
        });
      await expect(run(migrationLookup, { migration: 'a' }, 1, skipping('because'))).rejects.toMatchObject({
        saveToMap: false,
        message:
          "Migration lookup for destination 'destination' attempted to create a stub using migration a, which resulted in a row skip, with message 'because'",
      });
      const world = skipping('');
      const services = { ...world.services, site: testSite({ drupalVersion: '11.4' }) };
      await expect(run(migrationLookup, { migration: 'a' }, 1, { ...world, services })).rejects.toThrow(
        /^Migration lookup for value '1' and destination 'destination' .* row skip$/,
      );
    });

    it('that fail otherwise fail the row and name the exception', async () => {
      const failing = (error: Error) =>
        lookups({ a: {} }, () => {
          throw error;
        });
      await expect(
        run(migrationLookup, { migration: 'a' }, 1, failing(new PhpException('RuntimeException', 'broken'))),
      ).rejects.toThrow(new MigrateException('RuntimeException was thrown while attempting to stub: broken'));
      await expect(run(migrationLookup, { migration: 'a' }, 1, failing(new MigrateException('bad')))).rejects.toThrow(
        new MigrateException('bad'),
      );
      await expect(
        run(migrationLookup, { migration: 'a' }, 1, failing(new PhpError('TypeError', 'x'))),
      ).rejects.toThrow(PhpError);
    });

    it('die where stub_id is none of the migrations', async () => {
      await expect(
        run(migrationLookup, { migration: ['a', 'b'], stub_id: 'c' }, 1, lookups({ a: {}, b: {} })),
      ).rejects.toThrow('createStub(): Argument #2 ($source_ids) must be of type array, null given');
    });
  });

  it('passes MigrateExceptions of a lookup on, and hides the class of others as Drupal does', async () => {
    const failing = (error: Error): World => ({
      services: {
        lookup: {
          lookup: () => Promise.reject(error),
          createStub: () => undefined,
          isMapped: () => false,
        },
      },
    });
    await expect(
      run(migrationLookup, { migration: 'a' }, 1, failing(new MigrateException('Extra unknown items'))),
    ).rejects.toThrow(new MigrateException('Extra unknown items'));
    await expect(
      run(migrationLookup, { migration: 'a' }, 1, failing(new PhpException('RuntimeException', 'x'))),
    ).rejects.toThrow(new MigrateException('A object was thrown while processing this migration lookup'));
  });
});
