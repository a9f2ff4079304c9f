import { describe, expect, it } from 'vitest';
import { PhpFloat } from '../../php/value.ts';
import { MigrateException, MigrateSkipRowException } from '../exceptions.ts';
import staticMap from './static_map.run.ts';
import { resultOf, run, testSite } from './testing.ts';

const map = { a: 'A', 1: 'one', 0: 'zero', '': 'empty', n: { x: 'X', y: null } };

describe('static_map', () => {
  it('looks a value up by PHP’s rules for keys', async () => {
    expect(await resultOf(staticMap, { map }, 'a')).toBe('A');
    for (const one of [1, '1', true, new PhpFloat(1.9)]) expect(await resultOf(staticMap, { map }, one)).toBe('one');
    for (const zero of [0, '0', false]) expect(await resultOf(staticMap, { map }, zero)).toBe('zero');
    for (const none of ['', null]) expect(await resultOf(staticMap, { map }, none)).toBe('empty');
  });

  it('takes a list for a path', async () => {
    expect(await resultOf(staticMap, { map }, ['n', 'x'])).toBe('X');
    expect(await resultOf(staticMap, { map, default_value: 'd' }, ['n', 'y'])).toBeNull();
    expect(await resultOf(staticMap, { map, default_value: 'd' }, ['a', 'x'])).toBe('d');
    await expect(run(staticMap, { map }, [])).rejects.toThrow(new MigrateException('Can not lookup without a value.'));
  });

  it('gives the default, NULL too, or the value itself where nothing is found', async () => {
    expect(await resultOf(staticMap, { map, default_value: null }, 'zz')).toBeNull();
    expect(await resultOf(staticMap, { map, bypass: true }, 'zz')).toBe('zz');
    await expect(run(staticMap, { map, bypass: true, default_value: 1 }, 'zz')).rejects.toThrow(
      'Setting both default_value and bypass is invalid.',
    );
  });

  it.each([
    ['zz', "'zz'"],
    ["it's", '"it\'s"'],
    [null, 'NULL'],
    [false, 'FALSE'],
    [['n', 'z'], "array(\n  'n',\n  'z',\n)"],
  ])('skips the row otherwise, showing %j as Drupal does', async (value, shown) => {
    const call = run(staticMap, { map: {} }, value);
    await expect(call).rejects.toThrow(MigrateSkipRowException);
    await expect(call).rejects.toThrow(
      `No static mapping found for '${shown}' and no default value provided for destination 'destination'.`,
    );
  });

  it('does not take NULL for an empty key without saying so since Drupal 11.3', async () => {
    const services = { site: testSite({ drupalVersion: '11.4' }) };
    await expect(run(staticMap, { map: { a: 1 } }, null, { services })).rejects.toThrow(
      "No static mapping possible for NULL and no default value provided for destination 'destination'.",
    );
    expect(await resultOf(staticMap, { map, bypass: true }, null, { services })).toBe('empty');
    expect(await resultOf(staticMap, { map: { a: 1 }, bypass: true }, null, { services })).toBeNull();
  });

  it('dies without a map, and of a key that is a list', async () => {
    await expect(run(staticMap, {}, 'a')).rejects.toThrow(
      'NestedArray::getValue(): Argument #1 ($array) must be of type array, null given',
    );
    await expect(run(staticMap, { map }, [['a']])).rejects.toThrow('must be a valid array offset type');
  });
});
