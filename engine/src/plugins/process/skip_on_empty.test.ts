import { describe, expect, it } from 'vitest';
import { PhpFloat } from '../../php/value.ts';
import { MigrateSkipRowException } from '../exceptions.ts';
import skipOnEmpty from './skip_on_empty.run.ts';
import { run } from './testing.ts';

const empty = [null, '', '0', 0, new PhpFloat(0), false, []];

describe('skip_on_empty', () => {
  it.each(empty)('skips the row for %j, with the message where there is one', async (value) => {
    await expect(run(skipOnEmpty, { method: 'row', message: 'none' }, value)).rejects.toThrow(
      new MigrateSkipRowException('none'),
    );
    await expect(run(skipOnEmpty, { method: 'row' }, value)).rejects.toMatchObject({ message: '', saveToMap: true });
  });

  it.each(empty)('ends the pipeline with NULL for %j', async (value) => {
    expect(await run(skipOnEmpty, { method: 'process' }, value)).toMatchObject({ value: null, stopped: true });
  });

  it('passes on what is not empty', async () => {
    expect(await run(skipOnEmpty, { method: 'process' }, '0.0')).toMatchObject({ value: '0.0', stopped: false });
    expect(await run(skipOnEmpty, { method: 'ROW' }, [0])).toMatchObject({ value: [0], stopped: false });
  });

  it('dies without a method that it knows when the first value comes', async () => {
    await expect(run(skipOnEmpty, {}, 'x')).rejects.toMatchObject({
      className: 'BadMethodCallException',
      message: 'The "method" key in the plugin configuration must to be set for the skip_on_empty plugin.',
    });
    await expect(run(skipOnEmpty, { method: 'processs' }, 'x')).rejects.toThrow(
      'The processs method does not exist in the skip_on_empty plugin.',
    );
  });
});
