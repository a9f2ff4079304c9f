import { describe, expect, it } from 'vitest';
import type { MessageRow } from '../../executable/runner.ts';
import { runTestCli } from '../testing.ts';

const row: MessageRow = {
  level: 4,
  source_ids: 'P02',
  destination_ids: '',
  message: 'image:psf_destination_filename: Cannot import empty image filename.',
  source_ids_hash: 'abc',
};
const world = { runner: { messages: async () => [row] } };

describe('messages', () => {
  it('prints CSV as migrate_tools does, with quotes only where a cell needs them', async () => {
    const run = await runTestCli(['messages', 'image', '--format=csv'], world);
    expect(run.stdout).toBe(
      '"Source ID(s)","Destination ID(s)",Level,Message\n' +
        'P02,,Informational,"image:psf_destination_filename: Cannot import empty image filename."\n',
    );
  });

  it('prints the documented JSON, the level as a number', async () => {
    const run = await runTestCli(['mmsg', 'image', '--format=json'], world);
    expect(JSON.parse(run.stdout)).toEqual([row]);
  });

  it('says so where there are none, and prints an empty list as JSON', async () => {
    const none = { runner: { messages: async () => [] } };
    expect(await runTestCli(['messages', 'image'], none)).toMatchObject({
      exitCode: 0,
      stdout: '',
      stderr: ' [notice] No messages for this migration\n',
    });
    expect((await runTestCli(['messages', 'image', '--format=json'], none)).stdout).toBe('[]\n');
  });

  it('shows control characters of a message as escapes in a table', async () => {
    const runner = { messages: async () => [{ ...row, message: 'red \u001b[31m text' }] };
    const run = await runTestCli(['messages', 'image'], { runner });
    expect(run.stdout).toContain('red \\u001b[31m text');
    expect(run.stdout).not.toContain('\u001b');
  });
});
