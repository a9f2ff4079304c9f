// Starts the VS Code server and opens its workbench in Chromium.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { ensureVSCode } from './ensure-vscode.mjs';

const SETTINGS = {
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.enableExperiments': false,
  'workbench.welcomePage.walkthroughs.openOnInstall': false,
  'workbench.reduceMotion': 'on',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'security.workspace.trust.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'update.mode': 'none',
  'git.enabled': false,
  'files.autoSave': 'off',
  'chat.commandCenter.enabled': false,
  'chat.disableAIFeatures': true,
  'window.commandCenter': false,
  'editor.minimap.enabled': false,
};

const CHROMIUM_ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
];

/** The browser that the tests drive: CHROMIUM, or the one that the system has; undefined without one. */
export function findChromium() {
  const known = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
  return known.find((file) => file && existsSync(file));
}

/**
 * A VS Code server with its own settings and extensions, and a page for its workbench.
 *
 * `settings` are user settings, `env` is added to the server's environment, `installVsix` are packages to install first,
 * `trust` leaves workspace trust on: no workspace is trusted until someone says so.
 * Gives `{ page, data, open(folder, { extension, tests }), close() }`.
 */
export async function startSession({
  settings = {},
  env = {},
  installVsix = [],
  trust = false,
  log = debugLog(),
} = {}) {
  const data = mkdtempSync(path.join(tmpdir(), 'vscode-session-'));
  const launch = launcher(data, env);
  prepare(data, settings);
  for (const file of installVsix) await installExtension(launch, file, log);
  const trusting = trust ? [] : ['--disable-workspace-trust'];
  const server = launch(['--host', '127.0.0.1', '--port', '0', '--without-connection-token', ...trusting]);
  const port = await portOf(server, log);
  const executablePath = findChromium();
  if (!executablePath) throw new Error('no Chromium: apt-get install -y chromium, or set CHROMIUM');
  const browser = await chromium.launch({ executablePath, headless: true, args: CHROMIUM_ARGUMENTS });
  const context = await browser.newContext({ viewport: { width: 1400, height: 900 } });
  const page = await context.newPage();
  page.on('console', (message) => log(`[browser ${message.type()}] ${message.text()}`));
  return {
    page,
    data,
    open: (folder, development = {}) => openWorkbench(page, port, folder, development),
    async close() {
      await browser.close().catch(() => {});
      await end(server);
      rmSync(data, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

function debugLog() {
  return process.env.DEBUG_VSCODE ? console.error : () => {};
}

function prepare(data, settings) {
  mkdirSync(path.join(data, 'data/User'), { recursive: true });
  mkdirSync(path.join(data, 'extensions'), { recursive: true });
  writeFileSync(path.join(data, 'data/User/settings.json'), JSON.stringify({ ...SETTINGS, ...settings }, null, 2));
}

function launcher(data, env) {
  const { node, vscode } = ensureVSCode();
  const inherited = Object.entries(process.env).filter(
    ([key]) => !/^(VSCODE_|npm_|ELECTRON_|NODE_OPTIONS$)/i.test(key),
  );
  const base = ['--accept-server-license-terms', '--server-data-dir', data, '--disable-telemetry'];
  base.push('--extensions-dir', path.join(data, 'extensions'));
  return (args) =>
    spawn(node, [path.join(vscode, 'out/server-main.js'), ...base, ...args], {
      env: { ...Object.fromEntries(inherited), EXTENSIONS_GALLERY: '{}', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
}

async function installExtension(launch, file, log) {
  const child = launch(['--install-extension', file, '--force']);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (output += data));
  const code = await new Promise((resolve) => child.on('exit', resolve));
  log(output);
  if (code !== 0 || !/successfully installed/.test(output)) {
    throw new Error(`installing ${file} failed (${code}): ${output}`);
  }
}

function portOf(server, log) {
  let output = '';
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`VS Code server did not start in 60 s:\n${output}`)), 60_000);
    const read = (data) => {
      output += data;
      log(String(data).trimEnd());
      const port = /Extension host agent listening on (\d+)/.exec(output);
      if (!port) return;
      clearTimeout(late);
      resolve(Number(port[1]));
    };
    server.stdout.on('data', read);
    server.stderr.on('data', read);
    server.on('exit', (code) => reject(new Error(`VS Code server exited (${code}):\n${output}`)));
  });
}

// `extension`: a folder loaded as the extension under development; `tests`: a module that exports run(), as
// --extensionTestsPath of desktop VS Code. They go into the page's own configuration, which every build reads; the
// ?payload= form needs --enable-smoke-test-driver, and that flag turns notification toasts off. The page is patched by an
// observer because rewriting the response makes Chromium block the page's WebSockets.
async function openWorkbench(page, port, folder, { extension, tests }) {
  const uri = (file) => ({ $mid: 1, scheme: 'vscode-remote', authority: `127.0.0.1:${port}`, path: file });
  await page.addInitScript(
    (extra) => {
      const seen = new MutationObserver(() => {
        const meta = document.getElementById('vscode-workbench-web-configuration');
        if (!meta) return;
        seen.disconnect();
        const config = JSON.parse(meta.getAttribute('data-settings'));
        config.developmentOptions = { ...config.developmentOptions, ...extra };
        meta.setAttribute('data-settings', JSON.stringify(config));
      });
      seen.observe(document, { childList: true, subtree: true });
    },
    { ...(extension && { extensions: [uri(extension)] }), ...(tests && { extensionTestsPath: uri(tests) }) },
  );
  await page.goto(`http://127.0.0.1:${port}/?folder=${encodeURIComponent(folder)}`);
}

// The server leads a process group: its extension hosts end with it.
async function end(server) {
  server.removeAllListeners('exit');
  if (server.exitCode !== null || server.signalCode !== null) return;
  const gone = new Promise((resolve) => server.once('exit', resolve));
  const signal = (name) => {
    try {
      process.kill(-server.pid, name);
    } catch (error) {
      if (error.code !== 'ESRCH') throw error;
    }
  };
  signal('SIGTERM');
  const late = setTimeout(() => signal('SIGKILL'), 5000);
  await gone;
  clearTimeout(late);
}
