// Packs the extension for this machine's platform: migrate-workbench-PLATFORM.vsix. The addon in it fits no other platform.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { root } from './example-workspace.mjs';

// musl has no glibc to report; VS Code calls that platform Alpine.
const musl = process.platform === 'linux' && !process.report.getReport().header.glibcVersionRuntime;
const target = `${musl ? 'alpine' : process.platform}-${process.arch}`;
const { name, repository } = JSON.parse(readFileSync(`${root}/package.json`, 'utf8'));

const run = (program, ...args) => execFileSync(program, args, { cwd: root, stdio: 'inherit' });
run('node', 'tools/build.mjs', '--production');
// Links of the README lead to the repository: a package carries none of its other files.
const home = repository.url.replace(/\.git$/, '');
const links = ['--baseContentUrl', `${home}/blob/main`, '--baseImagesUrl', `${home}/raw/main`];
run('npx', 'vsce', 'package', '--no-dependencies', '--target', target, ...links, '-o', `${name}-${target}.vsix`);
