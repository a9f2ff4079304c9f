import type { RunResult } from '@migrate-workbench/engine/executable/runner.ts';
import { describe, expect, it } from 'vitest';
import { summarize } from './summary.ts';

function result(values: Partial<RunResult>): RunResult {
  const counts = { processed: 0, created: 0, updated: 0, failed: 0, ignored: 0 };
  return { id: 'people', result: 'completed', ...counts, seconds: 0.25, ...values };
}

describe('the summary of a run', () => {
  it('names the migration and its counts', () => {
    const summary = summarize('import', [result({ processed: 1200, created: 1200 })]);
    expect(summary).toEqual({
      severity: 'info',
      text: 'people: 1,200 created in 0.3 s.',
      failedIds: [],
    });
  });

  it('warns of failed rows and says which migration has messages', () => {
    const results = [result({ processed: 2, created: 2 }), result({ id: 'tags', processed: 3, created: 2, failed: 1 })];
    const summary = summarize('import', results);
    expect(summary.severity).toBe('warning');
    expect(summary.text).toBe('2 migrations: 4 created, 1 failed in 0.5 s.');
    expect(summary.failedIds).toEqual(['tags']);
  });

  it('shows the error that ended a run, whatever else happened', () => {
    const results = [result({ processed: 2, created: 2 }), result({ id: 'tags', result: 'failed', error: 'No CSV.' })];
    expect(summarize('import', results)).toEqual({ severity: 'error', text: 'tags: No CSV.', failedIds: [] });
  });

  it('shows what a migration displayed that failed as a whole', () => {
    const results = [result({ result: 'failed' })];
    const displayed = new Map([['people', 'Missing migrations tags.']]);
    expect(summarize('import', results, displayed).text).toBe('people: Missing migrations tags.');
  });

  it('says that a cancelled run stopped before its end', () => {
    const summary = summarize('import', [result({ result: 'stopped', processed: 1, created: 1 })]);
    expect(summary.text).toBe('people: 1 created in 0.3 s, stopped before the end.');
  });

  it('of a rollback counts what was rolled back', () => {
    expect(summarize('rollback', [result({ processed: 7 })]).text).toBe('people: 7 rolled back in 0.3 s.');
  });

  it('gives a short time in milliseconds', () => {
    const summary = summarize('import', [result({ processed: 1, created: 1, seconds: 0.0384 })]);
    expect(summary.text).toBe('people: 1 created in 38 ms.');
  });

  it('says so where nothing was to be done', () => {
    expect(summarize('import', [result({})]).text).toBe('people: nothing to import.');
    expect(summarize('rollback', [result({})]).text).toBe('people: nothing to roll back.');
  });
});
