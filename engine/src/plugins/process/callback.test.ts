import { describe, expect, it } from 'vitest';
import { MigrateException, PluginNotRunnableError } from '../exceptions.ts';
import callback from './callback.run.ts';
import { map, NOW, resultOf, run } from './testing.ts';

describe('callback', () => {
  it('calls a PHP function with the value, by any spelling of its name', async () => {
    expect(await resultOf(callback, { callable: 'strtoupper' }, 'abc')).toBe('ABC');
    expect(await resultOf(callback, { callable: '\\StrToUpper' }, 'abc')).toBe('ABC');
    expect(await resultOf(callback, { callable: 'strlen' }, 12345)).toBe(5);
    expect(await resultOf(callback, { callable: 'is_null' }, null)).toBe(true);
  });

  it('takes the time from the clock of the run', async () => {
    expect(await resultOf(callback, { callable: 'time', unpack_source: true }, [])).toBe(NOW / 1000);
  });

  it('takes a list as the arguments with unpack_source, and names of a mapping as theirs', async () => {
    expect(await resultOf(callback, { callable: 'str_replace', unpack_source: true }, ['a', 'b', 'banana'])).toBe(
      'bbnbnb',
    );
    const named = map({ string: 'abc', length: 1, offset: 1 });
    expect(await resultOf(callback, { callable: 'substr', unpack_source: true }, named)).toBe('b');
    await expect(run(callback, { callable: 'substr', unpack_source: true }, 'abc')).rejects.toThrow(
      new MigrateException("When 'unpack_source' is set, the source must be an array. Instead it was of type 'string'"),
    );
  });

  it('lets the errors of PHP through', async () => {
    await expect(run(callback, { callable: 'strtolower' }, ['a'])).rejects.toMatchObject({
      className: 'TypeError',
      message: 'strtolower(): Argument #1 ($string) must be of type string, array given',
    });
    await expect(run(callback, { callable: 'pi' }, 'x')).rejects.toMatchObject({ className: 'ArgumentCountError' });
  });

  it('refuses, while it is built, what is missing or no function', async () => {
    await expect(run(callback, {}, 'x')).rejects.toMatchObject({
      className: 'InvalidArgumentException',
      message: 'The "callable" must be set.',
    });
    for (const callable of ['no_such_function', 'NoSuch::method', 5, ['a']]) {
      await expect(run(callback, { callable }, 'x')).rejects.toThrow(
        'The "callable" must be a valid function or method.',
      );
    }
  });

  it('says that it cannot run the site’s own classes, nor functions that only PHP has', async () => {
    await expect(run(callback, { callable: '\\Drupal\\our_module\\Clean::up' }, 'x')).rejects.toThrow(
      PluginNotRunnableError,
    );
    await expect(run(callback, { callable: ['Drupal\\our_module\\Clean', 'up'] }, 'x')).rejects.toThrow(/Clean::up/);
    await expect(run(callback, { callable: 'proc_open' }, 'x')).rejects.toThrow(/proc_open\(\) has no counterpart/);
  });
});
