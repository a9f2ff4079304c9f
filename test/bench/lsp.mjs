/**
 * From a change to its diagnostics, over stdio, as an editor sees it: every migration of core (the largest named) and one of 2,000
 * lines, beside what the YAML parser alone takes for the same text in the same run. `node test/bench/lsp.mjs [--json]`.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const here = dirname(fileURLToPath(import.meta.url));
const require = createRequire(join(here, '../../server/package.json'));
const { createMessageConnection, StreamMessageReader, StreamMessageWriter } = require('vscode-jsonrpc/node');
const { parseDocument } = createRequire(join(here, '../../client/package.json'))('yaml');
const core = join(here, '../../../shared/corpus/core-10.6');

const edits = { core: 12, large: 60, warmUp: 15 };
const folder = mkdtempSync(join(tmpdir(), 'migrate-workbench-bench-'));

try {
  const server = await start(folder);
  const report = await measure(server);
  await server.stop();
  if (process.argv.includes('--json')) console.log(JSON.stringify(report, null, 2));
  else print(report);
} finally {
  rmSync(folder, { recursive: true });
}

async function measure(server) {
  const large = largeMigration(2000);
  await roundTrips(server, 'warm-up', large, edits.warmUp);
  for (let i = 0; i < edits.warmUp; i++) parseDocument(`${large}#${i}`, { merge: true });
  const files = coreMigrations();
  const all = [];
  let largest = { lines: 0, name: '', times: [] };
  for (const { name, text } of files) {
    const times = await roundTrips(server, name, text, edits.core);
    all.push(...times);
    const lines = text.split('\n').length;
    if (lines > largest.lines) largest = { lines, name, times };
  }
  const ours = await roundTrips(server, 'large', large, edits.large);
  const parser = Array.from({ length: edits.large }, (_, i) => {
    const started = performance.now();
    parseDocument(`${large}#${i}\n`, { merge: true });
    return performance.now() - started;
  });
  return {
    core: { files: files.length, ...summary(all) },
    largestCore: { name: largest.name, lines: largest.lines, ...summary(largest.times) },
    large: { lines: large.split('\n').length - 1, bytes: large.length, ...summary(ours) },
    parserAlone: summary(parser),
    ratio: { p50: percentile(ours, 50) / percentile(parser, 50), p95: percentile(ours, 95) / percentile(parser, 95) },
  };
}

/** Types one character at a time at the end of a value in the middle of a text, and waits for each version's diagnostics. */
async function roundTrips(server, name, text, count) {
  const uri = pathToFileURL(join(folder, 'migrations', `${name.replace(/\W+/g, '_')}.yml`)).href;
  await server.open(uri, text);
  const lines = text.split('\n');
  const line = lines.findIndex((each, at) => at >= lines.length / 2 && /\w: \w+$/.test(each));
  const at = line < 0 ? 0 : line;
  const times = [];
  for (let i = 0; i < count; i++) {
    const position = { line: at, character: (lines[at]?.length ?? 0) + (i % 2) };
    const before = { line: at, character: position.character - (i % 2) };
    const started = performance.now();
    await server.change(uri, { start: before, end: position }, i % 2 === 0 ? 'x' : '');
    times.push(performance.now() - started);
  }
  await server.close(uri);
  return times;
}

function coreMigrations() {
  if (!existsSync(core)) {
    console.error(`SKIPPED: ${core} is not on this machine; only the generated migration is measured.`);
    if (process.env.MIGRATE_WORKBENCH_REQUIRE === 'all') process.exit(1);
    return [];
  }
  const files = readdirSync(core, { recursive: true, encoding: 'utf8' });
  const migrations = files.filter((file) => /\/migrations\/[^/]+\.yml$/.test(`/${file}`)).sort();
  return migrations.map((name) => ({ name, text: readFileSync(join(core, name), 'utf8') }));
}

/** A migration of about so many lines, written as people write them. */
function largeMigration(lines) {
  const head = `id: large
label: A large migration
migration_tags:
  - bench
source:
  plugin: csv
  path: data/large.csv
  ids: [id]
  constants:
    file_base: 'public://'
    format: full_html
process:
  title: title
`;
  const tail = `destination:
  plugin: 'entity:node'
  default_bundle: article
migration_dependencies:
  required:
    - users
`;
  const blocks = [];
  for (let i = 0; (head + blocks.join('') + tail).split('\n').length + 20 < lines; i++) blocks.push(block(i));
  return head + blocks.join('') + tail;
}

function block(i) {
  return `  pseudo_${i}: column_${i}
  field_${i}/value:
    - plugin: skip_on_empty
      method: process
      source: '@pseudo_${i}'
    - plugin: explode
      delimiter: ','
    - plugin: callback
      callable: trim
  field_${i}/format: constants/format
  # What was called "kind ${i}" before.
  field_kind_${i}:
    plugin: static_map
    source: kind_${i}
    map:
      a: one
      b: two
    default_value: three
  field_ref_${i}:
    plugin: sub_process
    source: items_${i}
    process:
      target_id:
        plugin: migration_lookup
        migration: users
        source: id
`;
}

async function start(root) {
  const bundle = join(root, 'server.js');
  const built = process.env.MIGRATE_WORKBENCH_SERVER ?? join(here, '../../dist/server.js');
  if (!existsSync(built)) await bundleInto(bundle);
  const child = spawn(process.execPath, [existsSync(built) ? built : bundle, '--stdio'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const connection = createMessageConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  const versions = new Map();
  const waiting = new Map();
  connection.onNotification('textDocument/publishDiagnostics', ({ uri, version }) => {
    const wait = waiting.get(uri);
    if (wait?.version === version) wait.resolve();
  });
  connection.listen();
  const workspaceFolders = [{ uri: pathToFileURL(root).href, name: 'bench' }];
  await connection.sendRequest('initialize', { processId: null, rootUri: null, capabilities: {}, workspaceFolders });
  await connection.sendNotification('initialized', {});
  const published = (uri, version) => new Promise((resolve) => waiting.set(uri, { version, resolve }));
  return {
    open(uri, text) {
      versions.set(uri, 1);
      const done = published(uri, 1);
      const textDocument = { uri, languageId: 'yaml', version: 1, text };
      connection.sendNotification('textDocument/didOpen', { textDocument });
      return done;
    },
    change(uri, range, text) {
      const version = versions.get(uri) + 1;
      versions.set(uri, version);
      const done = published(uri, version);
      const textDocument = { uri, version };
      connection.sendNotification('textDocument/didChange', { textDocument, contentChanges: [{ range, text }] });
      return done;
    },
    close: (uri) => connection.sendNotification('textDocument/didClose', { textDocument: { uri } }),
    async stop() {
      await connection.sendRequest('shutdown');
      await connection.sendNotification('exit');
      connection.dispose();
    },
  };
}

async function bundleInto(outfile) {
  const entryPoints = [join(here, '../../server/src/protocol/main.ts')];
  const format = { bundle: true, platform: 'node', format: 'cjs', target: 'node20' };
  await build({ entryPoints, outfile, ...format, mainFields: ['module', 'main'], logLevel: 'warning' });
}

function summary(times) {
  return { p50: percentile(times, 50), p95: percentile(times, 95), max: Math.max(0, ...times) };
}

function percentile(times, percent) {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * percent) / 100))] ?? 0;
}

function print({ core: all, largestCore, large, parserAlone, ratio }) {
  const ms = (value) => value.toFixed(2).padStart(8);
  const row = (name, { p50, p95, max }) => console.log(`${name.padEnd(58)}${ms(p50)}${ms(p95)}${ms(max)}`);
  console.log(`${'change to diagnostics over stdio, ms'.padEnd(58)}     p50     p95     max`);
  row(`core 10.6, all ${all.files} migrations`, all);
  row(`largest: ${largestCore.name.split('/').at(-1)} (${largestCore.lines} lines)`, largestCore);
  row(`generated, ${large.lines} lines, ${Math.round(large.bytes / 1024)} KB`, large);
  row('the YAML parser (yaml, parseDocument) alone on it', parserAlone);
  console.log(`${'generated / parser alone'.padEnd(58)}${ms(ratio.p50)}${ms(ratio.p95)}`);
}
