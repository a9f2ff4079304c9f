/**
 * Lints every file of ../shared/corpus. Each warning or error must stand in test/corpus/true-mistakes.json with its reason, and
 * each mistake that stands there must still be found. `node test/corpus.mjs` or `npm run corpus`.
 */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const here = dirname(fileURLToPath(import.meta.url));
const corpus = join(here, '../../shared/corpus');

if (!existsSync(corpus)) {
  console.log(`SKIPPED: ${corpus} is not on this machine.`);
  process.exit(process.env.MIGRATE_WORKBENCH_REQUIRE === 'all' ? 1 : 0);
}

const { lintCorpus } = await load();
const reviewed = JSON.parse(readFileSync(join(here, 'corpus/true-mistakes.json'), 'utf8'));
const expected = new Set(reviewed.flatMap(({ code, files }) => files.map((place) => `${place} ${code}`)));
const keyOf = ({ file, line, code }) => `${file}:${line} ${code}`;

const whole = await lintCorpus(corpus);
const problems = compare('', whole.alarms);
// Each part alone as well: people open one module, and what the rest of the world defines is then not known.
for (const part of readdirSync(corpus, { withFileTypes: true }).filter((entry) => entry.isDirectory())) {
  const { alarms } = await lintCorpus(join(corpus, part.name));
  problems.push(...compare(`${part.name}/`, alarms));
}
for (const key of expected) {
  if (!whole.alarms.some((alarm) => keyOf(alarm) === key)) problems.push(`not found any more: ${key}`);
}

console.log(`${whole.files} files, ${whole.alarms.length} reviewed mistakes, ${JSON.stringify(whole.counts)}`);
for (const problem of problems) console.error(problem);
console.log(`${problems.length === 0 ? 1 : 0} passed, ${problems.length === 0 ? 0 : 1} failed, 0 skipped`);
process.exitCode = problems.length === 0 ? 0 : 1;

function compare(folder, alarms) {
  const placed = alarms.map((alarm) => ({ ...alarm, file: folder + alarm.file }));
  const unexpected = placed.filter((alarm) => !expected.has(keyOf(alarm)));
  return unexpected.map((alarm) => `false alarm: ${keyOf(alarm)}: ${alarm.message}`);
}

async function load() {
  const folder = mkdtempSync(join(tmpdir(), 'migrate-workbench-corpus-'));
  const outfile = join(folder, 'lint.mjs');
  const entryPoints = [join(here, 'corpus/lint.ts')];
  await build({
    entryPoints,
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    logLevel: 'warning',
    mainFields: ['module', 'main'],
  });
  const module = await import(pathToFileURL(outfile).href);
  rmSync(folder, { recursive: true });
  return module;
}
