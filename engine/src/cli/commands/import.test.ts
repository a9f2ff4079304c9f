import { describe, expect, it } from 'vitest';
import type { ImportOptions, RunResult, Selection, Watch } from '../../executable/runner.ts';
import { runTestCli } from '../testing.ts';

const done: RunResult = {
  id: 'udm_first',
  result: 'completed',
  processed: 2,
  created: 2,
  updated: 0,
  failed: 0,
  ignored: 0,
  seconds: 0.5,
};

const giving = (...results: RunResult[]) => ({ runner: { import: async () => results } });

describe('import', () => {
  it('says what was processed on standard error, as migrate_tools does', async () => {
    const run = await runTestCli(['mim', 'udm_first'], giving(done));
    expect(run).toMatchObject({
      exitCode: 0,
      stdout: '',
      stderr: " [notice] Processed 2 items (2 created, 0 updated, 0 failed, 0 ignored) - done with 'udm_first'\n",
    });
  });

  it('prints one JSON document with exactly the documented keys', async () => {
    const run = await runTestCli(['import', '--all', '--format=json'], giving({ ...done, error: 'never shown here' }));
    expect(JSON.parse(run.stdout)).toEqual([done]);
  });

  it('is silent about what went well with --quiet', async () => {
    expect((await runTestCli(['import', 'udm_first', '--quiet'], giving(done))).stderr).toBe('');
  });

  it('ends with 1 and names the command that shows messages when rows failed', async () => {
    const run = await runTestCli(['import', 'udm_first'], giving({ ...done, created: 1, failed: 1 }));
    expect(run.exitCode).toBe(1);
    expect(run.stderr).toContain(
      ' [error]  udm_first Migration - 1 failed. See: migrate-workbench messages udm_first\n',
    );
  });

  it('sums up nothing for a migration that was refused, and ends with 1', async () => {
    const refused: RunResult = { ...done, result: 'failed', processed: 0, created: 0 };
    const text = 'Migration udm_first did not meet the requirements. Missing migrations x. ';
    const runner = {
      import: async (_: Selection, __: ImportOptions, watch: Watch) => {
        watch.message?.({ migration: 'udm_first', type: 'error', text });
        return [refused];
      },
    };
    const run = await runTestCli(['import', 'udm_first'], { runner });
    expect(run.stderr).toBe(` [error]  ${text}\n [error]  udm_first migration failed.\n`);
    expect(run.exitCode).toBe(1);
  });

  it("refuses to import nothing in particular, with migrate_tools' exit code", async () => {
    const run = await runTestCli(['import'], giving());
    expect(run.stderr).toBe(
      ' [error]  You must specify --all, --group, --tag or one or more migration names separated by commas\n',
    );
    expect(run.exitCode).toBe(1);
  });

  it('reports that nothing carries a tag and ends with 0', async () => {
    const run = await runTestCli(['import', '--tag=UD First'], giving());
    expect([run.exitCode, run.stderr]).toEqual([0, ' [error]  No migrations found. \n']);
  });

  it('counts anew after each report, and adds time and total where asked', async () => {
    const counts = { processed: 1, created: 1, updated: 0, failed: 0, ignored: 0 };
    const runner = {
      import: async (_: Selection, __: ImportOptions, watch: Watch) => {
        watch.feedback?.({ migration: 'udm_first', operation: 'import', ...counts });
        return [{ ...done, processed: 3, created: 3 }];
      },
    };
    const run = await runTestCli(['import', 'udm_first', '--feedback=1', '--total'], { runner });
    expect(run.stderr).toBe(
      " [notice] Processed 1 item (1 created, 0 updated, 0 failed, 0 ignored) - continuing with 'udm_first', 1 total processed items\n" +
        " [notice] Processed 2 items (2 created, 0 updated, 0 failed, 0 ignored) - done with 'udm_first', 3 total processed items\n",
    );
    const stamped = await runTestCli(['import', 'udm_first', '--timestamp'], giving(done));
    expect(stamped.stderr).toMatch(/^ \[notice\] \d{4}-\d\d-\d\d \d\d:\d\d:\d\d -- Processed 2 items /);
  });

  it('hands every option to the runner', async () => {
    const asked: unknown[] = [];
    const runner = {
      import: async (selection: Selection, options: ImportOptions) => {
        asked.push(selection, options);
        return [];
      },
    };
    const argv = ['import', 'a,b', '--limit=5', '--feedback=2', '--idlist=1:x,"2,3":y', '--update', '--force'];
    await runTestCli([...argv, '--execute-dependencies', '--continue-on-failure', '--sync', '--delete'], { runner });
    expect(asked).toEqual([
      { ids: ['a', 'b'] },
      {
        update: true,
        force: true,
        limit: 5,
        idlist: [
          ['1', 'x'],
          ['2,3', 'y'],
        ],
        executeDependencies: true,
        continueOnFailure: true,
        sync: true,
        delete: true,
        feedback: 2,
      },
    ]);
  });

  it('draws a progress line only in a terminal, and takes it away before it speaks', async () => {
    const runner = {
      import: async (_: Selection, __: ImportOptions, watch: Watch) => {
        watch.progress?.({ migration: 'udm_first', operation: 'import', processed: 1, total: 2, failed: 0 });
        return [done];
      },
    };
    const terminal = await runTestCli(['import', 'udm_first', '--no-color'], { runner, terminal: true });
    expect(terminal.stderr).toBe(
      '\r\u001b[2K udm_first  1/2 [==============>-------------]  50%\r\u001b[2K' +
        " [notice] Processed 2 items (2 created, 0 updated, 0 failed, 0 ignored) - done with 'udm_first'\n",
    );
    for (const argv of [['--no-progress'], ['--skip-progress-bar'], ['--quiet']]) {
      const run = await runTestCli(['import', 'udm_first', ...argv], { runner, terminal: true });
      expect(run.stderr).not.toContain('1/2');
    }
    expect((await runTestCli(['import', 'udm_first'], { runner })).stderr).not.toContain('1/2');
  });

  it('stops cleanly at the first Ctrl-C and ends the process at the second', async () => {
    const aborted: boolean[] = [];
    const run = await runTestCli(['import', 'udm_first'], (interrupt) => ({
      runner: {
        import: async (_: Selection, __: ImportOptions, watch: Watch) => {
          interrupt();
          aborted.push(watch.signal?.aborted ?? false);
          interrupt();
          return [{ ...done, result: 'stopped', processed: 1, created: 1 }];
        },
      },
    }));
    expect(aborted).toEqual([true]);
    expect([run.killed, run.exitCode, run.closed]).toEqual([1, 1, 1]);
    expect(run.stderr).toContain('Stopping after the row in hand');
    expect(run.stderr).toContain(
      "Processed 1 item (1 created, 0 updated, 0 failed, 0 ignored) - done with 'udm_first'",
    );
  });

  it('sums up each migration when it is over, before what the next one says, and once only', async () => {
    const runner = {
      import: async (_: Selection, __: ImportOptions, watch: Watch) => {
        const notFound = 'The following specified IDs were not found in the source IDs: 9.';
        watch.message?.({ migration: 'udm_first', type: 'status', text: notFound });
        watch.finished?.(done);
        watch.message?.({ migration: 'b', type: 'warning', text: 'something odd' });
        const second = { ...done, id: 'b' };
        watch.finished?.(second);
        return [done, second];
      },
    };
    const run = await runTestCli(['import', 'udm_first,b'], { runner });
    expect(run.stderr).toBe(
      [
        " [notice] Processed 2 items (2 created, 0 updated, 0 failed, 0 ignored) - done with 'udm_first'",
        ' [notice] The following specified IDs were not found in the source IDs: 9.',
        ' [warning] something odd',
        " [notice] Processed 2 items (2 created, 0 updated, 0 failed, 0 ignored) - done with 'b'",
        '',
      ].join('\n'),
    );
  });

  it('shows what ended a run', async () => {
    const error = 'File "data/people.csv" was not found (m/people.yml:7).';
    const run = await runTestCli(['import', 'udm_first'], giving({ ...done, processed: 0, result: 'failed', error }));
    expect(run.stderr).toBe(` [error]  ${error}\n [error]  udm_first migration failed.\n`);
  });
});
