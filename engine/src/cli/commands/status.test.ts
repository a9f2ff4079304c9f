import { describe, expect, it } from 'vitest';
import type { MigrationStatus, Selection } from '../../executable/runner.ts';
import { runTestCli } from '../testing.ts';

const first: MigrationStatus = {
  group: 'Default (default)',
  id: 'udm_first',
  label: 'First',
  status: 'Idle',
  total: 2,
  imported: 0,
  needing_update: 0,
  unprocessed: 2,
  message_count: 0,
  last_imported: null,
  tags: [],
  file: '/work/m/udm_first.yml',
};

const worldWith = (...migrations: MigrationStatus[]) => ({
  runner: { status: async () => ({ migrations, problems: [] }) },
});

describe('status', () => {
  it('prints the table that migrate_tools prints', async () => {
    const run = await runTestCli(['status', 'udm_first'], worldWith(first));
    expect(run.stdout.split('\n').map((line) => line.trimEnd())).toEqual([
      ' ------------------- -------------- -------- ------- ---------- ------------- --------------- ---------------',
      '  Group               Migration ID   Status   Total   Imported   Unprocessed   Message Count   Last Imported',
      ' ------------------- -------------- -------- ------- ---------- ------------- --------------- ---------------',
      '  Default (default)   udm_first      Idle     2       0          2             0',
      ' ------------------- -------------- -------- ------- ---------- ------------- --------------- ---------------',
      '',
    ]);
    expect(run.exitCode).toBe(0);
  });

  it('parts groups by an empty row in a table and not in CSV', async () => {
    const world = worldWith(first, { ...first, group: 'Beer (beer)', id: 'beer_term' });
    const table = await runTestCli(['status', '--names-only'], world);
    expect(table.stdout.split('\n').map((line) => line.trim())).toContain('');
    const csv = await runTestCli(['status', '--names-only', '--format=csv'], world);
    expect(csv.stdout).toBe(
      'Group,"Migration ID"\n"Group: Default (default)",udm_first\n"Group: Beer (beer)",beer_term\n',
    );
  });

  it('lists group by group, and named migrations in the order of their names', async () => {
    const other = { ...first, group: 'Beer (beer)', id: 'beer_term' };
    const all = worldWith({ ...first, id: 'a' }, other, { ...first, id: 'b' });
    const ids = async (...argv: string[]) =>
      JSON.parse((await runTestCli(['status', '--format=json', ...argv], all)).stdout).map(
        ({ id }: { id: string }) => id,
      );
    expect(await ids()).toEqual(['a', 'b', 'beer_term']);
    expect(await ids('B,beer_term,a')).toEqual(['b', 'a', 'beer_term']);
  });

  it('says N/A where a source cannot be counted', async () => {
    const run = await runTestCli(['status', '--format=csv'], worldWith({ ...first, total: null, unprocessed: null }));
    expect(run.stdout.split('\n')[1]).toBe('"Default (default)",udm_first,Idle,N/A,0,N/A,0,');
  });

  it('prints one JSON document with exactly the documented keys', async () => {
    const run = await runTestCli(
      ['status', '--format', 'json'],
      worldWith({ ...first, total: null, unprocessed: null }),
    );
    expect(JSON.parse(run.stdout)).toEqual([
      {
        group: 'Default (default)',
        id: 'udm_first',
        status: 'Idle',
        total: null,
        imported: 0,
        needing_update: 0,
        unprocessed: null,
        message_count: 0,
        last_imported: null,
      },
    ]);
    expect(run.stderr).toBe('');
  });

  it('asks for ids, group and tags as they were given', async () => {
    const asked: Selection[] = [];
    const runner = {
      status: async (selection: Selection) => {
        asked.push(selection);
        return { migrations: [], problems: [] };
      },
    };
    await runTestCli(['status', 'a,b', 'c', '--group=beer', '--tag=x, y z'], { runner });
    expect(asked).toEqual([{ ids: ['a', 'b', 'c'], group: 'beer', tags: ['x', 'y z'] }]);
  });

  it('names broken files with their line on standard error', async () => {
    const problems = [{ file: '/work/m/broken.yml', line: 3, message: 'Nested mappings are not allowed here' }];
    const run = await runTestCli(['status'], { runner: { status: async () => ({ migrations: [first], problems }) } });
    expect(run.stderr).toBe(' [warning] m/broken.yml:3: Nested mappings are not allowed here\n');
  });
});
