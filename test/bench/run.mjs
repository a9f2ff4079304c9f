// `npm run bench`: the engine's figures, then the language server's. BENCH_ROWS sets the rows of the first (100,000).
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const here = path.dirname(fileURLToPath(import.meta.url));
const bundle = path.join(here, '../../out/bench/engine.mjs');
await build({
  entryPoints: [path.join(here, 'engine.ts')],
  outfile: bundle,
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  packages: 'external',
  logLevel: 'warning',
});
for (const script of [bundle, path.join(here, 'lsp.mjs')]) {
  const { status } = spawnSync(process.execPath, [script], { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}
