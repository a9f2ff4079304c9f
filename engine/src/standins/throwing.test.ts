import { describe, expect, it } from 'vitest';
import { MigrateException, MigrateSkipRowException } from '../plugins/exceptions.ts';
import { asPhp, fatalError, guarded, locationOf, skipRow } from './throwing.ts';

describe('what a workspace throws', () => {
  it.each<[unknown, string]>([
    [new Error('x'), 'RuntimeException'],
    [new (class OwnError extends Error {})('x'), 'RuntimeException'],
    [new TypeError('x'), 'TypeError'],
    [new ReferenceError('x'), 'Error'],
    [new RangeError('x'), 'Error'],
    ['x', 'RuntimeException'],
  ])('%s is %s in PHP', (thrown, className) => {
    expect(asPhp(thrown)).toMatchObject({ className, message: 'x' });
  });

  it('stays what it is where it is an exception of the Migrate API', () => {
    const thrown = new MigrateException('no');
    expect(asPhp(thrown)).toBe(thrown);
  });

  it('is an error that nothing catches from fatalError()', () => {
    expect(() => fatalError('gone')).toThrow(expect.objectContaining({ className: 'Error', message: 'gone' }));
  });

  it('skips a row, with a map record unless told otherwise', () => {
    const skipped = (call: () => never) => {
      try {
        return call();
      } catch (error) {
        return error;
      }
    };
    expect(skipped(() => skipRow('why'))).toMatchObject({ message: 'why', saveToMap: true });
    expect(skipped(() => skipRow('why', { saveToMap: false }))).toMatchObject({ saveToMap: false });
    expect(skipped(() => skipRow())).toBeInstanceOf(MigrateSkipRowException);
  });

  it('is told with the file and line of the workspace, not of the engine', () => {
    const error = new Error('x');
    error.stack = `Error: x
    at guarded (file:///product/dist/cli.js:10:3)
    at shout (file:///site/my%20shop/migrate-workbench.config.mjs?migrate-workbench-run=7:12:9)
    at run (file:///product/dist/cli.js:11:3)`;
    expect(locationOf(error)).toBe('/site/my shop/migrate-workbench.config.mjs:12');
  });

  it('has no place where it comes from elsewhere', () => {
    expect(asPhp(new Error('x')).location).toBeUndefined();
  });
});

describe('a guarded call', () => {
  it('answers at once where the function does', () => {
    expect(guarded(() => 5)).toBe(5);
  });

  it('turns a rejected promise into what PHP would have thrown', async () => {
    const call = guarded(async () => {
      throw new Error('later');
    });
    await expect(call).rejects.toMatchObject({ className: 'RuntimeException', message: 'later' });
  });
});
