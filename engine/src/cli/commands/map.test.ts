import { describe, expect, it } from 'vitest';
import type { MapQuery } from '../../executable/runner.ts';
import { runTestCli } from '../testing.ts';

const hash = 'f'.repeat(64);
const rows = [
  {
    source_ids_hash: hash,
    sourceid1: '7',
    sourceid2: 'de',
    destid1: 12,
    source_row_status: 0,
    rollback_action: 0,
    last_imported: 0,
    hash: '',
  },
  {
    source_ids_hash: hash,
    sourceid1: '8',
    sourceid2: 'de',
    destid1: null,
    source_row_status: 3,
    rollback_action: 1,
    last_imported: 0,
    hash: '',
  },
];
const world = { runner: { map: async () => ({ rows, next: 'c2' }) } };

describe('map', () => {
  it('decodes rows in a table and names the next page', async () => {
    const run = await runTestCli(['map', 'a'], world);
    expect(run.stdout).toContain('Source ID(s)   Destination ID(s)   Status     On rollback');
    expect(run.stdout).toContain('7:de           12                  Imported   Delete');
    expect(run.stdout).toContain('8:de                               Failed     Preserve');
    expect(run.stderr).toBe(' [notice] More rows follow: --after c2\n');
  });

  it("prints Drupal's columns as JSON and CSV", async () => {
    expect(JSON.parse((await runTestCli(['map', 'a', '--format=json'], world)).stdout)).toEqual({ rows, next: 'c2' });
    const csv = (await runTestCli(['map', 'a', '--format=csv'], world)).stdout;
    expect(csv.split('\n').slice(0, 2)).toEqual([
      'source_ids_hash,sourceid1,sourceid2,destid1,source_row_status,rollback_action,last_imported,hash',
      `${hash},7,de,12,0,0,0,`,
    ]);
  });

  it('hands its filters to the runner and knows only the four statuses', async () => {
    const asked: MapQuery[] = [];
    const runner = {
      map: async (_: string, query: MapQuery) => {
        asked.push(query);
        return { rows: [], next: null };
      },
    };
    const argv = ['map', 'a', '--limit=2', '--after=c1', '--source-id=7:de', '--destination-id=12'];
    await runTestCli([...argv, '--status=needs-update'], { runner });
    expect(asked).toEqual([{ status: 'needs-update', limit: 2, after: 'c1', sourceId: '7:de', destinationId: '12' }]);
    expect((await runTestCli(['map', 'a', '--status=lost'], { runner })).exitCode).toBe(2);
  });
});
