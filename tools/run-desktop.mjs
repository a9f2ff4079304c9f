// The same suite in desktop VS Code, for machines that can download it (or have it: VSCODE_EXECUTABLE=/usr/bin/code).
import path from 'node:path';
import { runTests } from '@vscode/test-electron';
import { copyExample, root } from './example-workspace.mjs';

const example = copyExample();
// Electron refuses to run as root without these.
const asRoot = process.getuid?.() === 0 ? ['--no-sandbox', `--user-data-dir=${path.join(example.work, 'user')}`] : [];
try {
  await runTests({
    vscodeExecutablePath: process.env.VSCODE_EXECUTABLE,
    version: process.env.VSCODE_VERSION ?? 'stable',
    extensionDevelopmentPath: root,
    extensionTestsPath: path.join(root, 'out/test/editor/host/index.js'),
    launchArgs: [example.folder, '--disable-extensions', '--disable-workspace-trust', ...asRoot],
  });
} catch (error) {
  console.error(String(error));
  process.exitCode = 1;
} finally {
  example.remove();
}
