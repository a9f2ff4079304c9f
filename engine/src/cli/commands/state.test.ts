import { describe, expect, it } from 'vitest';
import { runTestCli } from '../testing.ts';

describe('stop and reset-status', () => {
  it.each([
    ['Migration a is idle', 'warning'],
    ['Migration a is already stopping', 'warning'],
    ['Migration a requested to stop', 'notice'],
  ])('shows "%s" as a %s', async (sentence, level) => {
    const run = await runTestCli(['stop', 'a'], { runner: { stop: async () => sentence } });
    expect(run).toMatchObject({ exitCode: 0, stdout: '' });
    expect(run.stderr.trim()).toBe(`[${level}] ${sentence}`);
  });

  it.each([
    ['Migration a is already Idle', 'warning'],
    ['Migration a reset to Idle', 'notice'],
  ])('shows "%s" as a %s', async (sentence, level) => {
    const run = await runTestCli(['mrs', 'a'], { runner: { resetStatus: async () => sentence } });
    expect(run.stderr.trim()).toBe(`[${level}] ${sentence}`);
  });
});
