import { describe, expect, it } from 'vitest';
import { RunnerError } from '../executable/runner.ts';
import { runTestCli } from './testing.ts';

const idle = { status: async () => ({ migrations: [], problems: [] }) };

describe('the command line', () => {
  it('ends with 2 and one paragraph on an unknown option, naming the near one', async () => {
    const run = await runTestCli(['import', 'a', '--updat']);
    expect(run.exitCode).toBe(2);
    expect(run.stderr).toBe(
      " [error]  Unknown option '--updat'. Did you mean --update?\nSee: migrate-workbench import --help\n",
    );
    expect(run.stdout).toBe('');
  });

  it('ends with 2 on an unknown command', async () => {
    const run = await runTestCli(['imprt', 'a']);
    expect(run.exitCode).toBe(2);
    expect(run.stderr).toContain("Unknown command 'imprt'. Did you mean import?");
  });

  it('ends with 2 where a number is no number', async () => {
    const run = await runTestCli(['import', 'a', '--limit', 'ten']);
    expect(run.exitCode).toBe(2);
    expect(run.stderr).toContain("'--limit <rows>'");
    expect(run.stderr).toContain('whole number above zero');
  });

  it('prints help on standard output for --help and on standard error without a command', async () => {
    const help = await runTestCli(['--help']);
    expect([help.exitCode, help.stderr]).toEqual([0, '']);
    expect(help.stdout).toContain('import|mim');
    const nothing = await runTestCli([]);
    expect([nothing.exitCode, nothing.stdout]).toEqual([2, '']);
    expect(nothing.stderr).toContain('Commands:');
  });

  it('prints its version', async () => {
    const run = await runTestCli(['--version']);
    expect([run.exitCode, run.stdout]).toEqual([0, '1.2.3\n']);
  });

  it.each(['status', 'ms', 'migrate:status', 'migrate-status'])('knows %s as status', async (name) => {
    expect((await runTestCli([name], { runner: idle })).exitCode).toBe(0);
  });

  it('takes global options before and after the command, and keeps the database below the root', async () => {
    const directories = ['/work', '/work/site', '/other'];
    const before = await runTestCli(['--root', 'site', 'status'], { runner: idle, directories });
    expect(before.opened).toEqual([
      { root: '/work/site', database: '/work/site/.migrate-workbench/migrate.sqlite', config: true },
    ]);
    const after = await runTestCli(['status', '--root=/other', '--database', 'x.sqlite'], {
      runner: idle,
      directories,
    });
    expect(after.opened).toEqual([{ root: '/other', database: '/work/x.sqlite', config: true }]);
    const url = await runTestCli(['status', '--database', 'postgres://db/x'], { runner: idle });
    expect(url.opened).toEqual([{ root: '/work', database: 'postgres://db/x', config: true }]);
  });

  it("refuses the workspace's configuration with --no-config", async () => {
    const run = await runTestCli(['status', '--no-config'], { runner: idle });
    expect(run.opened).toMatchObject([{ config: false }]);
  });

  it('ends with 2 when the root is no folder', async () => {
    const run = await runTestCli(['status', '--root', 'nowhere'], { runner: idle });
    expect(run.exitCode).toBe(2);
    expect(run.stderr).toBe(' [error]  The root /work/nowhere is not a folder. Give the workspace with --root DIR.\n');
  });

  it('ends with 2 for a format that the command does not print', async () => {
    const run = await runTestCli(['status', '--format', 'sarif'], { runner: idle });
    expect(run.exitCode).toBe(2);
    expect(run.stderr).toContain('There is no format "sarif" here. This command prints table, json, csv.');
  });

  it('says what, where and what to do when a run cannot start, and closes the runner', async () => {
    const error = new RunnerError('The file is not valid YAML', {
      file: '/work/m/a.yml',
      line: 12,
      hint: 'Correct the syntax and import again',
    });
    const run = await runTestCli(['import', 'a'], { runner: { import: () => Promise.reject(error) } });
    expect(run.exitCode).toBe(2);
    expect(run.stderr).toBe(
      ' [error]  The file is not valid YAML (m/a.yml:12). Correct the syntax and import again.\n',
    );
    expect([run.opened.length, run.closed]).toEqual([1, 1]);
  });

  it('ends with the exit code that a runner error carries', async () => {
    const error = new RunnerError('Migration nope does not exist', { exitCode: 1 });
    const run = await runTestCli(['stop', 'nope'], { runner: { stop: () => Promise.reject(error) } });
    expect([run.exitCode, run.stderr]).toEqual([1, ' [error]  Migration nope does not exist\n']);
  });

  it('shows a stack only with --verbose', async () => {
    const world = { runner: { status: () => Promise.reject(new TypeError('boom')) } };
    const quiet = await runTestCli(['status'], world);
    expect(quiet.stderr).toBe(' [error]  boom. This was not foreseen: --verbose shows where it happened.\n');
    const verbose = await runTestCli(['status', '--verbose'], world);
    expect(verbose.stderr).toContain('\n    at ');
    expect([quiet.exitCode, verbose.exitCode]).toEqual([2, 2]);
  });
});
