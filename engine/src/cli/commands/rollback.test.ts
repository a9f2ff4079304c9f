import { describe, expect, it } from 'vitest';
import type { RollbackOptions, RunResult, Selection } from '../../executable/runner.ts';
import { runTestCli } from '../testing.ts';

const result = (processed: number): RunResult => ({
  id: 'udm_first',
  result: 'completed',
  processed,
  created: 0,
  updated: 0,
  failed: 0,
  ignored: 0,
  seconds: 0,
});
const giving = (processed: number) => ({ runner: { rollback: async () => [result(processed)] } });

describe('rollback', () => {
  it.each([
    [2, "Rolled back 2 items - done with 'udm_first'"],
    [1, "Rolled back 1 item - done with 'udm_first'"],
    [0, "No item has been rolled back - done with 'udm_first'"],
  ])('says what was rolled back: %i', async (processed, sentence) => {
    const run = await runTestCli(['mr', 'udm_first'], giving(processed));
    expect(run).toMatchObject({ exitCode: 0, stdout: '', stderr: ` [notice] ${sentence}\n` });
  });

  it('prints the documented JSON', async () => {
    const run = await runTestCli(['rollback', 'udm_first', '--format=json'], giving(2));
    expect(JSON.parse(run.stdout)).toEqual([result(2)]);
  });

  it('hands its options to the runner and refuses those of import', async () => {
    const asked: unknown[] = [];
    const runner = {
      rollback: async (selection: Selection, options: RollbackOptions) => {
        asked.push(selection, options);
        return [];
      },
    };
    await runTestCli(['rollback', '--group=g', '--idlist=1;a', '--idlist-delimiter=;', '--feedback=3'], { runner });
    expect(asked).toEqual([{ group: 'g' }, { idlist: [['1', 'a']], feedback: 3 }]);
    expect((await runTestCli(['rollback', 'a', '--update'], { runner })).exitCode).toBe(2);
  });
});
