// Runs the mocha suite of test/editor/host inside a real extension host: VS Code server and Chromium.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { copyExample, root } from './example-workspace.mjs';
import { startSession } from './vscode-session.mjs';

const limit = Number(process.env.HOST_TEST_TIMEOUT ?? 180) * 1000;
const example = copyExample();
const results = path.join(example.work, 'results.jsonl');

const LINES = {
  pass: (row) => `  ok    ${row.title} (${row.ms} ms)`,
  skip: (row) => `  skip  ${row.title}`,
  fail: (row) => `  FAIL  ${row.title}\n${row.stack ?? row.message}`,
  note: (row) => `        ${row.text}`,
};

/** What the suite has written so far; the last line may be unfinished. */
function rows() {
  if (!existsSync(results)) return [];
  const lines = readFileSync(results, 'utf8').split('\n').slice(0, -1);
  return lines.map((line) => JSON.parse(line));
}

let shown = 0;
function show() {
  for (const row of rows().slice(shown)) {
    shown++;
    const line = LINES[row.type]?.(row);
    if (line) console.log(line);
  }
}

/** The extension host's exit code, which VS Code reports by calling a function of the page. */
async function verdict(session) {
  let late;
  const code = new Promise((resolve, reject) => {
    late = setTimeout(() => reject(new Error(`no verdict within ${limit / 1000} s`)), limit);
    session.page.on('crash', () => reject(new Error('the workbench page crashed')));
    session.page.exposeFunction('codeAutomationExit', (exitCode) => resolve(exitCode));
  });
  // `late` may fire while the workbench is still opening.
  code.catch(() => {});
  if (process.env.DEBUG_VSCODE) {
    await session.page.exposeFunction('codeAutomationLog', (_type, args) => console.log(...args));
  }
  try {
    const tests = path.join(root, 'out/test/editor/host/index.js');
    await session.open(example.folder, { extension: root, tests });
    return await code;
  } finally {
    clearTimeout(late);
  }
}

const started = performance.now();
const session = await startSession({ env: { HOST_TEST_RESULTS: results } });
const ticker = setInterval(show, 300);
let code;
let why = '';
try {
  code = await verdict(session);
} catch (error) {
  why = error.message;
}
if (process.env.HOST_TEST_SHOT) await session.page.screenshot({ path: process.env.HOST_TEST_SHOT }).catch(() => {});
await session.close();
clearInterval(ticker);
show();

const all = rows();
example.remove();
const count = (type) => all.filter((row) => row.type === type).length;
const end = all.find((row) => row.type === 'end');
if (!end && !why) why = 'the extension host ended before the suite did: it crashed, or a test file did not load';
// Passing takes all three: exit code 0, a written end, and a passed test. (VS Code 1.139 says exit code 0 for an extension
// host that died of a signal, so its code alone cannot be trusted.)
const passed = code === 0 && end?.failures === 0 && count('pass') > 0;
// A suite that broke off has failed, even where none of its tests has.
const failed = passed ? 0 : Math.max(1, count('fail'));
const seconds = ((performance.now() - started) / 1000).toFixed(1);
console.log(`${seconds} s, extension host exit code ${code ?? 'none'}${why ? ` (${why})` : ''}`);
console.log(`${count('pass')} passed, ${failed} failed, ${count('skip')} skipped`);
process.exit(passed ? 0 : 1);
