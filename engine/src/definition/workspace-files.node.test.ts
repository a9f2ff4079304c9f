import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { nodeWorkspaceFiles } from './workspace-files.node.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'workspace-files-'));
const root = path.join(folder, 'root');
const write = (name: string, text: string): void => {
  mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
  writeFileSync(path.join(folder, name), text);
};
write('root/migrations/a.yml', 'id: a');
write('root/web/core/lib/Drupal.php', 'x');
write('root/vendor/x/migrations/v.yml', '');
write('root/node_modules/x.yml', '');
write('root/sites/default/files/y.yml', '');
write('root/notes.txt', '');
write('root/settings.php', 'secret');
write('root/big.yml', 'x'.repeat(1024 * 1024 + 1));
write('outside.yml', 'secret');
symlinkSync(path.join(folder, 'outside.yml'), path.join(root, 'link.yml'));
symlinkSync(root, path.join(root, 'circle'));
execFileSync('mkfifo', [path.join(root, 'pipe.yml')]);
afterAll(() => rmSync(folder, { recursive: true }));

const files = nodeWorkspaceFiles([root]);

describe('files on disk', () => {
  it('are listed without dependencies, uploads, links and what says nothing', async () => {
    const found = await files.list(root);
    expect(found.map((file) => path.relative(root, file))).toEqual([
      'big.yml',
      'migrations/a.yml',
      'web/core/lib/Drupal.php',
    ]);
  });

  it('of a root that does not exist are none', async () => {
    expect(await files.list(path.join(folder, 'nowhere'))).toEqual([]);
  });

  it('are read as text', async () => {
    expect(await files.read(path.join(root, 'migrations/a.yml'))).toBe('id: a');
    expect(await files.exists(path.join(root, 'migrations/a.yml'))).toBe(true);
  });

  it.each([
    ['lies outside', path.join(folder, 'outside.yml')],
    ['leads outside', path.join(root, 'link.yml')],
    ['climbs outside', path.join(root, '../outside.yml')],
    ['is missing', path.join(root, 'missing.yml')],
    ['is a folder', path.join(root, 'migrations')],
    ['is a pipe', path.join(root, 'pipe.yml')],
    ['is larger than 1 MB', path.join(root, 'big.yml')],
    ['holds the passwords of the site', path.join(root, 'settings.php')],
    ['is a stream wrapper', 'public://a.yml'],
  ])('are not read where the path %s', async (_, file) => {
    expect(await files.read(file)).toBeUndefined();
  });
});
