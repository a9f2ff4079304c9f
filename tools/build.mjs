// Bundles the product into dist/ and the extension host's tests into out/.
//   node tools/build.mjs [--production] [--only extension,cli]
import { execFileSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { build } from 'esbuild';
import { root } from './example-workspace.mjs';

/** The bundles of dist/ and the module that each starts from. */
const ENTRIES = {
  extension: 'client/src/extension.ts',
  server: 'server/src/protocol/main.ts',
  'engine-host': 'engine/src/host/main.ts',
  cli: 'server/src/cli/main.ts',
};

const HOST_TESTS = 'test/editor/host';
const ADDON = 'node_sqlite3.node';

const production = process.argv.includes('--production');
const only = process.argv.includes('--only') ? process.argv[process.argv.indexOf('--only') + 1].split(',') : undefined;
const dist = path.join(root, 'dist');
const sqlite = path.dirname(createRequire(path.join(root, 'engine/package.json')).resolve('sqlite3/package.json'));

// sqlite3 finds its addon by walking the stack for its own file, which breaks once bundled: that one module is replaced by
// a plain require of the copy beside the bundle.
const sqliteBinding = {
  name: 'sqlite3-binding',
  setup(builder) {
    builder.onLoad({ filter: /sqlite3[\\/]lib[\\/]sqlite3-binding\.js$/ }, () => ({
      contents: `module.exports = require('./${ADDON}');`,
      loader: 'js',
      resolveDir: sqlite,
    }));
    builder.onResolve({ filter: /node_sqlite3\.node$/ }, (found) => ({ path: found.path, external: true }));
  },
};

const common = {
  absWorkingDir: root,
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  mainFields: ['module', 'main'],
  external: ['vscode'],
  plugins: [sqliteBinding],
  logLevel: 'warning',
};

function buildProduct() {
  const chosen = Object.entries(ENTRIES).filter(([name]) => !only || only.includes(name));
  return build({
    ...common,
    entryPoints: Object.fromEntries(chosen),
    outdir: 'dist',
    sourcemap: !production,
    minify: production,
    metafile: true,
  });
}

// One file each beside an index that the extension host calls; mocha and VS Code are the host's.
function buildHostTests() {
  const files = readdirSync(path.join(root, HOST_TESTS)).filter((file) => file.endsWith('.ts'));
  return build({
    ...common,
    entryPoints: files.map((file) => `${HOST_TESTS}/${file}`),
    outdir: `out/${HOST_TESTS}`,
    external: ['vscode', 'mocha'],
    sourcemap: 'inline',
  });
}

function copyAddon() {
  const built = path.join(sqlite, 'build/Release', ADDON);
  if (!existsSync(built))
    throw new Error(`${built} is missing: run "npm rebuild sqlite3" (it needs g++, make and python3)`);
  const copy = path.join(dist, ADDON);
  // Renamed into place: overwriting an addon kills the processes that have it loaded.
  const fresh = `${copy}.${process.pid}`;
  copyFileSync(built, fresh);
  if (production && process.platform === 'linux') execFileSync('strip', ['--strip-unneeded', fresh]);
  renameSync(fresh, copy);
}

// A package holds what this build made, and nothing that an earlier one left.
if (production) rmSync(dist, { recursive: true, force: true });
mkdirSync(dist, { recursive: true });
copyAddon();
const [product] = await Promise.all([buildProduct(), production ? undefined : buildHostTests()]);
writeFileSync(path.join(dist, 'meta.json'), JSON.stringify(withEarlier(product.metafile)));

// What a build of some bundles leaves alone is still in dist/, and still described.
function withEarlier({ inputs, outputs }) {
  const file = path.join(dist, 'meta.json');
  if (!only || !existsSync(file)) return { inputs, outputs };
  const earlier = JSON.parse(readFileSync(file, 'utf8'));
  return { inputs: { ...earlier.inputs, ...inputs }, outputs: { ...earlier.outputs, ...outputs } };
}
