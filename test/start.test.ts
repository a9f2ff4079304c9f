import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '..');

it('npm start tells the main job on the example without a surprise, in under ten seconds', { timeout: 60_000 }, () => {
  expect(existsSync(path.join(root, 'dist/cli.js')), 'dist/cli.js is missing: run "npm run build" first').toBe(true);
  const started = performance.now();
  const done = spawnSync(process.execPath, ['tools/start.mjs'], { cwd: root, encoding: 'utf8' });
  expect(done.stderr).toBe('');
  expect(done.status).toBe(0);
  expect(performance.now() - started).toBeLessThan(10_000);
});
