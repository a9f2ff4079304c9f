import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '..');

/** The goal is ten seconds on a machine that does nothing else; here other tests run beside it. */
const SECONDS = 30;

it('npm start tells the main job on the example, and everything comes out as it should', { timeout: 60_000 }, () => {
  expect(existsSync(path.join(root, 'dist/cli.js')), 'dist/cli.js is missing: run "npm run build" first').toBe(true);
  const done = spawnSync(process.execPath, ['tools/start.mjs'], { cwd: root, encoding: 'utf8' });
  expect(done.stderr).toBe('');
  expect(done.status).toBe(0);
  const [, seconds] = /That was all of it in ([\d.]+) seconds/.exec(done.stdout) ?? [];
  expect(Number(seconds)).toBeLessThan(SECONDS);
});
