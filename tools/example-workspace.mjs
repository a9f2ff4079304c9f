// A copy of examples/people for tests to work in: they type into its files and import into its state folder.
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's folder. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

/** A fresh copy in a temporary folder: `{ folder, work, remove() }`; `work` is a folder beside it for anything else. */
export function copyExample() {
  const work = mkdtempSync(path.join(tmpdir(), 'migrate-workbench-test-'));
  const folder = path.join(work, 'people');
  cpSync(path.join(root, 'examples/people'), folder, {
    recursive: true,
    filter: (file) => path.basename(file) !== '.migrate-workbench',
  });
  return { work, folder, remove: () => rmSync(work, { recursive: true, force: true, maxRetries: 5 }) };
}
