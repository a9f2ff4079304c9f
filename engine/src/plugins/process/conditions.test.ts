import { describe, expect, it } from 'vitest';
import { entries, isArray, type Json, type Value } from '../../php/value.ts';
import type { Row } from '../../pipeline/row.ts';
import { MigrateException, MigrateSkipProcessException, MigrateSkipRowException } from '../exceptions.ts';
import evaluateCondition from './evaluate_condition.run.ts';
import filterOnCondition from './filter_on_condition.run.ts';
import firstMeetingCondition from './first_meeting_condition.run.ts';
import ifCondition from './if_condition.run.ts';
import skipOnCondition from './skip_on_condition.run.ts';
import switchOnCondition from './switch_on_condition.run.ts';
import { map, resultOf, run, type World } from './testing.ts';

/** A world whose nested pipelines answer with their steps and what their source holds. */
function world(row: { readonly [key: string]: Json } = {}): World & { readonly rows: Row[] } {
  const rows: Row[] = [];
  return {
    row,
    destination: { made: 'before' },
    rows,
    compile: (process) => ({
      run: (aside) => {
        rows.push(aside);
        for (const [destination, pipeline] of isArray(process) ? entries(process) : []) {
          const first =
            isArray(pipeline) && pipeline instanceof Map
              ? pipeline
              : isArray(pipeline)
                ? Array.from(entries(pipeline))[0]?.[1]
                : null;
          const source: Value = first instanceof Map ? (first.get('source') ?? null) : null;
          aside.setDestinationProperty(String(destination), ['ran', aside.get(String(source))]);
        }
      },
    }),
  };
}

describe('evaluate_condition', () => {
  it('says whether a condition is met', async () => {
    expect(await resultOf(evaluateCondition, { condition: 'not:empty' }, 'x')).toBe(true);
    expect(await resultOf(evaluateCondition, { condition: { plugin: 'equals', value: 'y' } }, 'x')).toBe(false);
  });

  it('needs a condition that makes sense', async () => {
    await expect(run(evaluateCondition, {}, 'x')).rejects.toThrow("The 'condition' must be set.");
    await expect(run(evaluateCondition, { condition: 5 }, 'x')).rejects.toThrow('must be either a string or an array.');
    await expect(run(evaluateCondition, { condition: {} }, 'x')).rejects.toThrow("The 'plugin' must be set");
  });
});

describe('filter_on_condition', () => {
  const list = map({ a: 1, b: 0, c: 3 });

  it('keeps items, and their keys where it is told to', async () => {
    expect(await run(filterOnCondition, { condition: 'not:empty' }, list)).toMatchObject({
      value: [1, 3],
      multiple: true,
    });
    const keeping = { condition: 'not:empty', preserve_keys: true };
    expect(await resultOf(filterOnCondition, keeping, list)).toEqual(map({ a: 1, c: 3 }));
    await expect(run(filterOnCondition, { condition: 'empty' }, 'x')).rejects.toThrow(
      new MigrateException('The input value should be an array.'),
    );
  });
});

describe('first_meeting_condition', () => {
  it('takes the first item, else the default', async () => {
    expect(await resultOf(firstMeetingCondition, { condition: 'not:empty' }, ['', 'a', 'b'])).toBe('a');
    expect(await resultOf(firstMeetingCondition, { condition: 'not:empty' }, 'x')).toBe('x');
    expect(await resultOf(firstMeetingCondition, { condition: 'is_null', default_value: 'd' }, [null])).toBe('d');
    expect(await resultOf(firstMeetingCondition, { condition: 'empty' }, ['x'])).toBeNull();
    expect(await run(firstMeetingCondition, { condition: 'default' }, [['x']])).toMatchObject({ multiple: true });
  });
});

describe('if_condition', () => {
  it('takes the value, a property, or NULL', async () => {
    const row = { p: 'P', list: ['x'] };
    expect(await resultOf(ifCondition, { condition: 'not:empty' }, 'v', { row })).toBe('v');
    expect(await resultOf(ifCondition, { condition: 'empty' }, 'v', { row })).toBeNull();
    expect(await resultOf(ifCondition, { condition: 'empty', else_get: 'p' }, 'v', { row })).toBe('P');
    expect(await run(ifCondition, { condition: 'default', do_get: 'list' }, 'v', { row })).toMatchObject({
      value: ['x'],
      multiple: true,
    });
  });

  it('runs steps on the value aside', async () => {
    const there = world({ p: 'P' });
    const steps = { condition: 'default', do_process: { plugin: 'callback', callable: 'trim' } };
    expect(await resultOf(ifCondition, steps, 'v', there)).toEqual(['ran', 'v']);
    expect(there.rows[0]?.destinationProperty('made')).toBe('before');
    const list = { condition: 'empty', else_process: [{ plugin: 'a' }, { plugin: 'b' }] };
    expect(await resultOf(ifCondition, list, 'v', world())).toEqual(['ran', 'v']);
    const sourced = { condition: 'default', do_process: [{ plugin: 'get', source: 'p' }] };
    expect(await resultOf(ifCondition, sourced, 'v', there)).toEqual(['ran', 'P']);
  });

  it('refuses two ways at once', async () => {
    await expect(run(ifCondition, { condition: 'empty', do_get: 'a', do_process: [] }, 1)).rejects.toThrow(
      "You may only set one of 'do_get' and 'do_process'.",
    );
    await expect(run(ifCondition, { condition: 'empty', else_process: 'x' }, 1)).rejects.toThrow(
      "The 'else_process' configuration must be an array.",
    );
  });
});

describe('switch_on_condition', () => {
  it('takes the first case that is met', async () => {
    const cases: readonly Json[] = [
      { condition: { plugin: 'less_than', value: 5 }, default_value: 'less' },
      { condition: 'equals(5)', get: 'p' },
      { condition: 'greater_than(8)', process: { plugin: 'callback', callable: 'trim' } },
    ];
    const there = world({ p: ['P'] });
    expect(await resultOf(switchOnCondition, { cases }, 1, there)).toBe('less');
    expect(await run(switchOnCondition, { cases }, 5, there)).toMatchObject({ value: ['P'], multiple: true });
    expect(await resultOf(switchOnCondition, { cases }, 9, there)).toEqual(['ran', 9]);
    expect(await resultOf(switchOnCondition, { cases }, 7, there)).toBeNull();
  });

  it('says what is wrong with a case', async () => {
    await expect(run(switchOnCondition, {}, 1)).rejects.toThrow("The 'cases' configuration is required.");
    await expect(run(switchOnCondition, { cases: 'x' }, 1)).rejects.toThrow('must be an array.');
    await expect(run(switchOnCondition, { cases: [{ get: 'x' }] }, 1)).rejects.toThrow("must have a 'condition'");
    await expect(
      run(switchOnCondition, { cases: [{ condition: 'empty', get: 'x', default_value: 1 }] }, 1),
    ).rejects.toThrow("must configure exactly one of 'get', 'process', and 'default_value'.");
  });
});

describe('skip_on_condition', () => {
  it('skips the row with a message, or ends the pipeline with NULL', async () => {
    const row = { name: 'ann', n: 3 };
    const message = { message: '%s has %d', message_context: ['name', 'n'] };
    await expect(run(skipOnCondition, { condition: 'empty', method: 'row', ...message }, '', { row })).rejects.toThrow(
      new MigrateSkipRowException('ann has 3'),
    );
    await expect(run(skipOnCondition, { condition: 'empty', method: 'row' }, '')).rejects.toMatchObject({
      message: '',
      saveToMap: true,
    });
    await expect(run(skipOnCondition, { condition: 'empty', method: 'process' }, '')).rejects.toThrow(
      MigrateSkipProcessException,
    );
    expect(await run(skipOnCondition, { condition: 'empty', method: 'row' }, ['x'])).toMatchObject({
      value: ['x'],
      multiple: true,
    });
  });

  it('refuses a wrong method and a message that cannot be filled', async () => {
    await expect(run(skipOnCondition, { condition: 'empty', method: 'x' }, 1)).rejects.toThrow(
      'The "method" must be set to either "row" or "process".',
    );
    await expect(
      run(skipOnCondition, { condition: 'empty', method: 'row', message: '%s %s', message_context: 'a' }, 1),
    ).rejects.toThrow('The message and/or message_context configuration are invalid:');
  });
});
