// Runs every test of the repository and ends with one line: `N passed, N failed, N skipped`.
//   node tools/test.mjs [--only vitest,host]
// What a machine lacks is skipped with a line each; MIGRATE_WORKBENCH_REQUIRE=all makes it a failure.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { ensureVSCode } from './ensure-vscode.mjs';
import { root } from './example-workspace.mjs';
import { findChromium } from './vscode-session.mjs';

const TOTALS = /^(\d+) passed, (\d+) failed, (\d+) skipped$/;
const VITEST_REPORT = path.join(root, 'out/vitest.json');

/**
 * The parts, in order. `lacks` gives what the machine lacks for a part, if anything; `count` reads its numbers, by default the
 * totals that it prints last; a `check` is counted as one test.
 */
const PARTS = [
  { name: 'build', command: ['node', 'tools/build.mjs'], check: true, vital: true },
  { name: 'format and lint', command: ['npx', 'biome', 'check', '.'], check: true },
  { name: 'types', command: ['npx', 'tsc', '--noEmit'], check: true },
  {
    name: 'vitest',
    command: ['npx', 'vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${VITEST_REPORT}`],
    count: vitestTotals,
  },
  { name: 'conformance', command: ['npm', 'run', '-s', 'conformance'], lacks: lacksShared },
  { name: 'corpus', command: ['node', 'test/corpus.mjs'], lacks: lacksShared },
  { name: 'kill', command: ['node', 'test/kill/run.mjs'] },
  { name: 'extension host', command: ['node', 'tools/run-host.mjs'], lacks: () => lacksEditor('latest') },
  {
    name: 'oldest VS Code',
    command: ['node', 'tools/run-host.mjs'],
    env: { VSCODE_TEST: 'min' },
    lacks: () => lacksEditor('min'),
  },
  { name: 'browser', command: ['node', 'test/editor/e2e.mjs'], lacks: () => lacksEditor('latest') },
];

function lacksShared() {
  if (existsSync(path.join(root, '../shared/conformance'))) return undefined;
  return 'no ../shared/conformance: the recordings of Drupal are not beside this repository';
}

function lacksEditor(which) {
  if (!findChromium()) return 'no Chromium: apt-get install -y chromium, or set CHROMIUM';
  try {
    ensureVSCode(which);
    return undefined;
  } catch (error) {
    return `no VS Code server could be installed: ${String(error.message).split('\n')[0]}`;
  }
}

function run({ command: [program, ...args], env }) {
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd: root, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 2] });
    let output = '';
    child.stdout.on('data', (data) => {
      output += data;
      process.stdout.write(data);
    });
    child.on('error', (error) => resolve({ code: error.message, output }));
    child.on('close', (code, signal) => resolve({ code: code ?? signal, output }));
  });
}

function printedTotals(output) {
  const totals = TOTALS.exec(output.trimEnd().split('\n').at(-1) ?? '');
  return totals && { passed: Number(totals[1]), failed: Number(totals[2]), skipped: Number(totals[3]) };
}

function vitestTotals() {
  if (!existsSync(VITEST_REPORT)) return undefined;
  const report = JSON.parse(readFileSync(VITEST_REPORT, 'utf8'));
  // A file that does not load fails without any test of its own.
  const broken = report.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0);
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken.length,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

// A part that fails counts at least one failure, whatever it printed.
async function outcome(part) {
  const lacking = part.lacks?.();
  if (lacking) {
    const required = process.env.MIGRATE_WORKBENCH_REQUIRE === 'all';
    console.log(`${required ? 'FAILED' : 'skipped'}: ${part.name}: ${lacking}`);
    return { passed: 0, failed: required ? 1 : 0, skipped: required ? 0 : 1 };
  }
  const { code, output } = await run(part);
  if (part.check) return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 };
  const totals = part.count ? part.count() : printedTotals(output);
  if (!totals) return { passed: 0, failed: 1, skipped: 0 };
  return { ...totals, failed: code === 0 ? totals.failed : Math.max(1, totals.failed) };
}

const wanted = process.argv.includes('--only')
  ? process.argv[process.argv.indexOf('--only') + 1].split(',')
  : undefined;
mkdirSync(path.join(root, 'out'), { recursive: true });
rmSync(VITEST_REPORT, { force: true });
const lines = [];
const sum = { passed: 0, failed: 0, skipped: 0 };
for (const part of PARTS) {
  if (wanted && !wanted.includes(part.name)) continue;
  console.log(`\n== ${part.name}`);
  const started = performance.now();
  const result = await outcome(part);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  for (const key of Object.keys(sum)) sum[key] += result[key];
  lines.push(
    `${part.name.padEnd(16)} ${result.passed} passed, ${result.failed} failed, ${result.skipped} skipped (${seconds} s)`,
  );
  // Nothing that follows says anything about this tree without its bundles.
  if (part.vital && result.failed) break;
}
console.log(`\n${lines.join('\n')}\n`);
console.log(`${sum.passed} passed, ${sum.failed} failed, ${sum.skipped} skipped`);
process.exit(sum.failed > 0 || sum.passed === 0 ? 1 : 0);
