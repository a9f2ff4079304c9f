import { describe, expect, it } from 'vitest';
import type { Value } from '../php/value.ts';
import { MigrateException, MigrateSkipProcessException, MigrateSkipRowException } from '../plugins/exceptions.ts';
import { type ProcessPlugin, stopPipeline } from '../plugins/process.ts';
import { CompiledPipeline, type CompiledStep } from './pipeline.ts';
import { Row } from './row.ts';

const step = (
  id: string,
  transform: ProcessPlugin['transform'],
  options: { whole?: boolean; multiple?: boolean } = {},
): CompiledStep => ({
  id,
  configuration: new Map(),
  handleMultiples: options.whole ?? false,
  plugin: { transform, multiple: () => options.multiple ?? false },
});
const give = (value: Value, multiple = false) => step('give', () => value, { whole: true, multiple });
const upper = step('upper', (value) => String(value).toUpperCase());
const later = step('later', async (value) => `${String(value)}!`);

async function run(...steps: readonly CompiledStep[]) {
  const row = new Row(new Map(), new Map(), new Map());
  await new CompiledPipeline('x', steps).run(row);
  return { value: row.destinationProperty('x'), empty: row.emptyDestinationProperties };
}

describe('a pipeline', () => {
  it('gives each step what the step before gave', async () => {
    expect(await run(give('a'), upper)).toEqual({ value: 'A', empty: [] });
  });

  it('without steps sets nothing and notes nothing', async () => {
    expect(await run()).toEqual({ value: undefined, empty: [] });
  });

  it('that gives NULL leaves the destination unset and notes that it is empty', async () => {
    expect(await run(give(null))).toEqual({ value: undefined, empty: ['x'] });
  });

  it.each<Value>(['', 0, false, []])('sets %j: only NULL is empty', async (value) => {
    expect((await run(give(value))).value).toEqual(value);
  });

  it('calls single-value steps for each item of a multiple value, until a step takes the list whole', async () => {
    const join = step('join', (value) => (Array.isArray(value) ? value.join('-') : value), { whole: true });
    expect((await run(give(['a', 'b'], true), upper, join, upper)).value).toBe('A-B');
  });

  it('hands a list over whole when the step before does not call it multiple', async () => {
    const count = step('count', (value) => (Array.isArray(value) ? value.length : -1));
    expect((await run(give(['a', 'b']), count)).value).toBe(2);
  });

  it('fails the row when a multiple value is no list any more', async () => {
    const flat = step('flat', () => 'flat', { whole: true, multiple: true });
    await expect(run(flat, upper)).rejects.toThrow(
      'Pipeline failed at upper plugin for destination x: flat received instead of an array,',
    );
  });

  it('ends with the value of a step that stops it', async () => {
    expect(
      (
        await run(
          step('stop', () => stopPipeline('kept')),
          upper,
        )
      ).value,
    ).toBe('kept');
  });

  it('runs the other items when one stops, and then ends', async () => {
    const stopAtA = step('stop', (value) => (value === 'a' ? stopPipeline('stopped') : value));
    expect((await run(give(['a', 'b'], true), stopAtA, upper)).value).toEqual(['stopped', 'b']);
  });

  it('gives NULL when a step skips the process', async () => {
    const skip = step('skip', () => {
      throw new MigrateSkipProcessException();
    });
    expect(await run(give('a'), skip, upper)).toEqual({ value: undefined, empty: ['x'] });
  });

  it('puts the id of the step in front of its MigrateException, and lets a skipped row pass', async () => {
    const fail = step('fail', () => {
      throw new MigrateException('no good');
    });
    const skip = step('skip', () => {
      throw new MigrateSkipRowException('enough');
    });
    await expect(run(fail)).rejects.toThrow('fail: no good');
    await expect(run(skip)).rejects.toThrow(MigrateSkipRowException);
  });

  it('waits for steps that answer later, item by item as well', async () => {
    expect((await run(give('a'), later, upper)).value).toBe('A!');
    expect((await run(give(['a', 'b'], true), later, upper)).value).toEqual(['A!', 'B!']);
  });

  it('runs at once when no step has to wait', () => {
    const row = new Row(new Map(), new Map(), new Map());
    expect(new CompiledPipeline('x', [give('a'), upper]).run(row)).toBeUndefined();
    expect(row.destinationProperty('x')).toBe('A');
  });
});
