#!/usr/bin/env node
// Replays every recording below a folder and compares with what Drupal did.
//
//   npm run conformance -- [DIR] [--only PREFIX] [--out DIR]
//
// DIR: a folder of recordings; default ../shared/conformance/recordings. Prints what differs and the totals of compare.mjs.
// Fails when a recording of passing.txt no longer passes.
import { spawn, spawnSync } from 'node:child_process';
import {
  closeSync,
  createReadStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
} from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const here = path.dirname(fileURLToPath(import.meta.url));
const root = path.resolve(here, '../..');
const kit = path.resolve(root, '../shared/conformance');
const { values, positionals } = parseArgs({
  options: { only: { type: 'string' }, out: { type: 'string' } },
  allowPositionals: true,
});
const recordings = path.resolve(positionals[0] ?? path.join(kit, 'recordings'));

if (!existsSync(kit)) {
  const required = process.env.MIGRATE_WORKBENCH_REQUIRE === 'all';
  console.log(`conformance ${required ? 'failed' : 'skipped'}: ${kit} is not there`);
  console.log(required ? '0 passed, 1 failed, 0 skipped' : '0 passed, 0 failed, 1 skipped');
  process.exit(required ? 1 : 0);
}

const names = readdirSync(recordings)
  .filter((name) => existsSync(path.join(recordings, name, 'steps.json')))
  .filter((name) => !values.only || name.startsWith(values.only))
  .sort();
const out = values.out ? path.resolve(values.out) : mkdtempSync(path.join(tmpdir(), 'migrate-workbench-conformance-'));
mkdirSync(out, { recursive: true });

/** Runs a Node script; gives its exit code and what it printed. */
function node(...args) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    let text = '';
    child.stdout.on('data', (data) => (text += data));
    child.stderr.on('data', (data) => (text += data));
    child.on('close', (code) => resolve({ code, text }));
  });
}

/** Serves the kit's files for all replays: each would serve them itself, and take them away from the others at its end. */
const server = createServer((request, response) => {
  const file = path.join(kit, 'www', path.normalize(decodeURIComponent(new URL(request.url, 'http://x').pathname)));
  const found = file.startsWith(path.join(kit, 'www')) && statSync(file, { throwIfNoEntry: false })?.isFile();
  response.writeHead(found ? 200 : 404, found ? { 'content-length': statSync(file).size } : {});
  if (found && request.method !== 'HEAD') createReadStream(file).pipe(response);
  else response.end();
});
server.on('error', (error) => console.log(`what answers at 127.0.0.1:8791 is used: ${error.message}`));
server.listen(8791, '127.0.0.1');

const failures = [];
async function replay(name) {
  const args = ['replay', path.join(recordings, name), path.join(out, `${name}.json`), '--kit', kit];
  const { code, text } = await node(path.join(root, 'dist/cli.js'), ...args);
  if (code !== 0) failures.push(`${name}: replay ended with ${code}: ${text.trim()}`);
}
const queue = [...names];
const worker = async () => {
  for (let name = queue.shift(); name; name = queue.shift()) await replay(name);
};
await Promise.all([worker(), worker()]);
server.close();
for (const failure of failures) console.log(failure);

/** What compare.mjs prints: into a file, since it ends before a pipe has taken a long text. */
function compare(...flags) {
  const file = path.join(out, '_report');
  const descriptor = openSync(file, 'w');
  spawnSync(process.execPath, [path.join(kit, 'compare.mjs'), recordings, out, ...flags], {
    stdio: ['ignore', descriptor, 'inherit'],
  });
  closeSync(descriptor);
  const text = readFileSync(file, 'utf8');
  rmSync(file);
  return text;
}
/** The names in one of the lists beside this file. */
function listOf(file) {
  const lines = readFileSync(path.join(here, file), 'utf8').split('\n');
  return lines.filter((line) => line && !line.startsWith('#'));
}

const totals = compare().trim().split('\n').at(-1);
const replayed = new Set(names);
const results = JSON.parse(compare('--json')).filter(({ name }) => replayed.has(name));
const passes = new Set(results.filter(({ steps, stepsOk }) => steps === stepsOk).map(({ name }) => name));
const [passing, waiting] = [listOf('passing.txt'), listOf('waiting.txt')];

console.log(differences(results.filter(({ name }) => values.only || !waiting.includes(name))));
console.log(totals);
const left = waiting.filter((name) => replayed.has(name));
if (left.length) console.log(`waiting (test/conformance/waiting.txt says for what): ${left.join(' ')}`);
const expected = passing.filter((name) => replayed.has(name));
const broken = expected.filter((name) => !passes.has(name));
for (const name of broken) console.log(`FAIL  ${name} is listed in passing.txt and no longer passes`);
const unlisted = [...passes].filter((name) => !passing.includes(name));
if (unlisted.length) console.log(`pass, but are not listed in passing.txt: ${unlisted.join(' ')}`);
if (!values.out) rmSync(out, { recursive: true, force: true });
console.log(`${expected.length - broken.length} passed, ${broken.length} failed, 0 skipped`);
process.exit(broken.length ? 1 : 0);

function differences(results) {
  return results
    .filter(({ differences }) => differences.length)
    .flatMap(({ name, differences }) =>
      differences
        .slice(0, 5)
        .map(
          (d) =>
            `${name}: step ${d.step} ${d.aspect} ${d.path ?? ''}: Drupal ${JSON.stringify(d.expected)?.slice(0, 200)}; engine ${JSON.stringify(d.actual)?.slice(0, 200)}`,
        ),
    )
    .join('\n');
}
