// Kills the engine (SIGKILL) at random instants of import, update and rollback. Each time the database must open, status must say
// what happened, and after reset-status a new run must end in exactly the state of an undisturbed one.
//
//   node test/kill/run.mjs [--kills 200] [--seed N]
import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual, parseArgs } from 'node:util';
import { readState } from './state.mjs';
import { writeWorkspace } from './workspace.mjs';

const cli = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));
const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '200' },
    seed: { type: 'string', default: String(Date.now() % 100000) },
  },
});
const kills = Number(values.kills);

/** A small generator, so that a failure can be repeated by its seed. */
let seed = Number(values.seed);
function random() {
  seed = (seed * 1664525 + 1013904223) % 4294967296;
  return seed / 4294967296;
}

const server = createServer((request, response) => response.end(`downloaded ${request.url}\n`));
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const work = mkdtempSync(path.join(tmpdir(), 'migrate-workbench-kill-'));

/** Runs a command, killed after `killAfter` milliseconds where that is given. */
function run(root, args, killAfter) {
  return new Promise((resolve) => {
    const started = performance.now();
    const child = spawn(process.execPath, [cli, ...args, '--root', root], { stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    child.stdout.on('data', (data) => (output += data));
    child.stderr.on('data', (data) => (output += data));
    const timer = killAfter === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), killAfter);
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      resolve({ code, signal, output, ms: performance.now() - started });
    });
  });
}

const ALL = 'kill_file,kill_move,kill_node';
const IMPORT = ['import', ALL, '--continue-on-failure'];
const CASES = [
  { name: 'import', from: 'fresh', args: IMPORT },
  // Without the files that were moved: an update does not find them again, killed or not.
  { name: 'update', from: 'imported', args: ['import', 'kill_file,kill_node', '--continue-on-failure', '--update'] },
  { name: 'rollback', from: 'imported', args: ['rollback', ALL, '--continue-on-failure'] },
];

let passed = 0;
let failed = 0;
try {
  const fresh = path.join(work, 'fresh');
  writeWorkspace(fresh, `http://127.0.0.1:${server.address().port}`);
  const imported = path.join(work, 'imported');
  cpSync(fresh, imported, { recursive: true });
  await run(imported, IMPORT);
  for (const one of CASES) {
    const undisturbed = path.join(work, `reference-${one.name}`);
    cpSync(path.join(work, one.from), undisturbed, { recursive: true });
    const { ms, code, output } = await run(undisturbed, one.args);
    if (code !== 0) throw new Error(`${one.name} itself failed: ${output}`);
    one.ms = ms;
    one.state = await readState(undisturbed);
  }
  // Two at a time: the machine has two cores, and a run that is starved of one is killed at other instants.
  let next = 0;
  const worker = async () => {
    for (let i = next++; i < kills; i = next++) await check(i);
  };
  await Promise.all([worker(), worker()]);
} finally {
  server.close();
  rmSync(work, { recursive: true, force: true });
}
console.log(`${passed} passed, ${failed} failed, 0 skipped`);
process.exitCode = failed ? 1 : 0;

async function check(index) {
  const one = CASES[index % CASES.length];
  const after = random() * one.ms;
  const root = path.join(work, `kill-${index}`);
  cpSync(path.join(work, one.from), root, { recursive: true });
  const problem = await problemOf(root, one, after);
  rmSync(root, { recursive: true, force: true });
  if (problem === undefined) passed++;
  else {
    failed++;
    console.log(`FAIL  ${one.name} killed after ${after.toFixed(0)} ms (seed ${values.seed}): ${problem}`);
  }
}

async function problemOf(root, one, after) {
  await run(root, one.args, after);
  const status = await run(root, ['status', '--format', 'json']);
  if (status.code !== 0) return `status ended with ${status.code}: ${status.output}`;
  for (const { id, status: state } of JSON.parse(status.output)) {
    if (state !== 'Idle') await run(root, ['reset-status', id]);
  }
  const again = await run(root, one.args);
  if (again.code !== 0) return `the new run ended with ${again.code}: ${again.output}`;
  return difference(one.state, await readState(root));
}

function difference(expected, actual) {
  for (const key of new Set([...Object.keys(expected), ...Object.keys(actual)])) {
    if (isDeepStrictEqual(expected[key], actual[key])) continue;
    const short = (value) => JSON.stringify(value)?.slice(0, 300);
    if (!Array.isArray(expected[key])) return `${key} differs: ${firstOf(expected[key], actual[key], short)}`;
    const at = expected[key].findIndex((row, index) => !isDeepStrictEqual(row, actual[key]?.[index]));
    return `${key} differs at ${at} (${expected[key].length} and ${actual[key]?.length} rows): ${short(expected[key][at])} and ${short(actual[key]?.[at])}`;
  }
  return undefined;
}

function firstOf(expected, actual, short) {
  for (const key of new Set([...Object.keys(expected ?? {}), ...Object.keys(actual ?? {})])) {
    if (expected?.[key] !== actual?.[key]) return `${key}: ${short(expected?.[key])} and ${short(actual?.[key])}`;
  }
  return '';
}
