import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

// The built command as a shell sees it: processes, signals, pipes. What it prints is tested beside the commands.
const cli = path.resolve(import.meta.dirname, '../dist/cli.js');
const rows = 200_000;
let root = '';

beforeAll(() => {
  root = mkdtempSync(path.join(tmpdir(), 'migrate-workbench-cli-'));
  mkdirSync(path.join(root, 'migrations'));
  const lines = Array.from({ length: rows }, (_, row) => `${row},Name ${row}\n`);
  writeFileSync(path.join(root, 'rows.csv'), `id,name\n${lines.join('')}`);
  writeFileSync(
    path.join(root, 'migrations/big.yml'),
    `id: big
source: { plugin: csv, path: rows.csv, ids: [id] }
process: { name: name }
destination: { plugin: 'entity:taxonomy_term', default_bundle: tags }
`,
  );
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

function run(...argv: readonly string[]) {
  return spawnSync(process.execPath, [cli, ...argv, '--root', root], { encoding: 'utf8' });
}

/** State and counts of the migration. */
function state(): { status: string; imported: number } {
  return JSON.parse(run('status', 'big', '--format=json').stdout)[0];
}

/** Imports, sends a signal once rows have arrived in the map, and waits for the end. */
async function importAndSend(signal: 'SIGINT' | 'SIGKILL'): Promise<number | null> {
  const child = spawn(process.execPath, [cli, 'import', 'big', '--root', root], { stdio: 'ignore' });
  const ended = new Promise<number | null>((resolve) => child.on('exit', resolve));
  const before = state().imported;
  while (child.exitCode === null && state().imported === before) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  child.kill(signal);
  return ended;
}

describe('dist/cli.js', { timeout: 120_000 }, () => {
  it('ends with 2 and says why when it is used wrongly', () => {
    const wrong = run('import', 'big', '--limt=1');
    expect([wrong.status, wrong.stdout]).toEqual([2, '']);
    expect(wrong.stderr).toContain("Unknown option '--limt=1'. Did you mean --limit?");
  });

  it('leaves a pipe that is closed early without a complaint', () => {
    const piped = `set -o pipefail; "${process.execPath}" "${cli}" --help | head -1`;
    expect(execFileSync('bash', ['-c', piped], { encoding: 'utf8' })).toMatch(/^Usage: migrate-workbench/);
  });

  it('stops after the row in hand when interrupted, idle and with all rows kept', async () => {
    expect(await importAndSend('SIGINT')).toBe(1);
    const { status, imported } = state();
    expect(status).toBe('Idle');
    expect(imported).toBeGreaterThan(0);
    expect(imported).toBeLessThan(rows);
  });

  it('says what to do after it was killed, and goes on where it ended', async () => {
    await importAndSend('SIGKILL');
    expect(state().status).toBe('Importing');
    const refused = run('import', 'big');
    expect(refused.status).toBe(1);
    expect(refused.stderr).toContain('migrate-workbench reset-status big');
    expect(run('reset-status', 'big').status).toBe(0);
    const before = state().imported;
    const next = run('import', 'big', '--limit=10', '--format=json');
    expect(JSON.parse(next.stdout)).toMatchObject([{ id: 'big', result: 'completed', created: 10 }]);
    expect(state()).toMatchObject({ status: 'Idle', imported: before + 10 });
  });
});
