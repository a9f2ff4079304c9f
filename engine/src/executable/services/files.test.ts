import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { FileService } from '../../plugins/services.ts';
import { type FileEffect, type JournalEntry, recoverFiles } from './file-journal.ts';
import { createFileService, type FileServiceOptions } from './files.ts';
import { createResourceService } from './resources.ts';

let root: string;
let folder: string;
let effects: FileEffect[];
let server: Server;
let base: string;

beforeAll(async () => {
  server = createServer((request, response) => {
    const status = /^\/status\/(\d+)/.exec(request.url ?? '')?.[1];
    if (request.url === '/cut') {
      response.writeHead(200, { 'Content-Length': '1000' });
      response.write('part');
      setTimeout(() => response.destroy(), 20);
    } else if (request.url === '/slow') setTimeout(() => response.end('late'), 2000);
    else if (status) response.writeHead(Number(status)).end('no');
    else response.end(`${request.method} ${request.url} ${request.headers['x-test'] ?? ''}`);
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const address = server.address();
  base = typeof address === 'object' && address ? `http://127.0.0.1:${address.port}` : '';
});

afterAll(() => new Promise<void>((closed) => void server.close(() => closed())));

beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'files-'));
  folder = path.join(root, '.migrate-workbench', 'files');
  effects = [];
  await mkdir(path.join(root, 'web', 'data'), { recursive: true });
  await writeFile(path.join(root, 'web', 'data', 'a.txt'), 'AAA');
  await writeFile(path.join(root, 'data.csv'), 'id\n1\n');
});

afterEach(() => rm(root, { recursive: true }));

function service(options: Partial<FileServiceOptions> = {}): FileService {
  return createFileService({
    folder,
    roots: [path.join(root, 'web'), root],
    allowNetwork: true,
    journal: { begin: async (effect) => void effects.push(effect) },
    ...options,
  });
}

async function withDirectory(files = service()): Promise<FileService> {
  expect(await files.prepareDirectory('public://d')).toBe(true);
  return files;
}

const content = (uri: string) => readFile(path.join(folder, uri.replace('://', '/')), 'utf8');
const replace = { exists: 'replace' } as const;

describe('copying a file', () => {
  it('puts it below the state folder under the URI that is asked for', async () => {
    const files = await withDirectory();
    expect(await files.copy('data/a.txt', 'public://d/b.txt', replace)).toBe('public://d/b.txt');
    expect(await content('public://d/b.txt')).toBe('AAA');
    expect(await files.size('public://d/b.txt')).toBe(3);
  });

  it('puts it into a directory under its own name', async () => {
    const files = await withDirectory();
    expect(await files.copy('data/a.txt', 'public://d', replace)).toBe('public://d/a.txt');
    expect(await files.copy('data/a.txt', 'public://d/', { exists: 'rename' })).toBe('public://d/a_0.txt');
  });

  it('renames, replaces or keeps what is there', async () => {
    const files = await withDirectory();
    await files.write(new TextEncoder().encode('old'), 'public://d/a.txt', 'replace');
    expect(await files.copy('data/a.txt', 'public://d/a.txt', { exists: 'rename' })).toBe('public://d/a_0.txt');
    expect(await files.copy('data/a.txt', 'public://d/a.txt', { exists: 'rename' })).toBe('public://d/a_1.txt');
    await expect(files.copy('data/a.txt', 'public://d/a.txt', { exists: 'use existing' })).rejects.toThrow(
      'already exists',
    );
    expect(await content('public://d/a.txt')).toBe('old');
    await files.copy('data/a.txt', 'public://d/a.txt', replace);
    expect(await content('public://d/a.txt')).toBe('AAA');
  });

  it('fails without the source, without the directory, and onto itself', async () => {
    const files = await withDirectory();
    await expect(files.copy('data/none.txt', 'public://d/x', replace)).rejects.toThrow('does not exist');
    await expect(files.copy('data/a.txt', 'public://no/x', replace)).rejects.toThrow('directory is not ready');
    await files.copy('data/a.txt', 'public://d/a.txt', replace);
    await expect(files.copy('public://d/a.txt', 'public://d/a.txt', replace)).rejects.toThrow('overwrite itself');
  });

  it('moves within the streams', async () => {
    const files = await withDirectory();
    await files.copy('data/a.txt', 'public://d/a.txt', replace);
    await files.copy('public://d/a.txt', 'public://d/b.txt', { exists: 'replace', move: true });
    expect(await files.exists('public://d/a.txt')).toBe(false);
    expect(await content('public://d/b.txt')).toBe('AAA');
  });

  it('never touches a source outside: a moved one stays and counts as gone until it changes', async () => {
    const files = await withDirectory();
    await files.copy('data/a.txt', 'public://d/a.txt', { exists: 'replace', move: true });
    expect(await readFile(path.join(root, 'web', 'data', 'a.txt'), 'utf8')).toBe('AAA');
    expect(await files.exists('data/a.txt')).toBe(false);
    expect(await service().exists('data/a.txt')).toBe(false);
    await writeFile(path.join(root, 'web', 'data', 'a.txt'), 'new one');
    expect(await files.exists('data/a.txt')).toBe(true);
  });
});

describe('the state folder', () => {
  it('is the only place that is written', async () => {
    const files = await withDirectory();
    for (const uri of [
      'public://../../x.txt',
      'public://d/../../../x.txt',
      '/tmp/x.txt',
      'web/data/x.txt',
      'foo://x',
    ]) {
      expect(await files.prepareDirectory(uri)).toBe(false);
      await expect(files.write(new Uint8Array([1]), uri, 'replace')).rejects.toThrow();
      await expect(files.download(`${base}/x`, uri, 'replace')).rejects.toThrow(
        'Could not create or write to directory',
      );
    }
    expect(await readdir(root)).toEqual(['.migrate-workbench', 'data.csv', 'web']);
  });

  it('cannot be left by a symbolic link', async () => {
    const files = await withDirectory();
    await symlink(path.join(root, 'web'), path.join(folder, 'public', 'link'));
    expect(await files.prepareDirectory('public://link/new')).toBe(false);
    await expect(files.copy('data/a.txt', 'public://link/x.txt', replace)).rejects.toThrow();
    expect(await files.exists('public://link/data/a.txt')).toBe(false);
  });

  it('is deleted from only by stream URIs', async () => {
    const files = await withDirectory();
    await files.copy('data/a.txt', 'public://d/a.txt', replace);
    await files.delete('data/a.txt');
    await files.delete('public://d/a.txt');
    await files.delete('public://d/a.txt');
    expect([await files.exists('data/a.txt'), await files.exists('public://d/a.txt')]).toEqual([true, false]);
  });
});

describe('reading', () => {
  it('finds paths from the Drupal root first, then from the workspace, and nothing outside', async () => {
    const files = service();
    expect(await files.exists('data/a.txt')).toBe(true);
    expect(await files.exists('data.csv')).toBe(true);
    expect(await files.exists(path.join(root, 'data.csv'))).toBe(true);
    expect(await files.exists('')).toBe(false);
    expect(await files.exists('../../../etc/passwd')).toBe(false);
    expect(await files.exists('/etc/passwd')).toBe(false);
    expect(await service({ readOutside: true }).exists('/etc/passwd')).toBe(true);
    await symlink('/etc/passwd', path.join(root, 'out'));
    expect(await files.exists('out')).toBe(false);
  });

  it('tells files from directories, and whether two paths are one', async () => {
    const files = service();
    expect([await files.isFile('data'), await files.exists('data')]).toEqual([false, true]);
    expect(await files.isSame('data/a.txt', path.join(root, 'web/data/a.txt'))).toBe(true);
    expect(await files.isSame('data/a.txt', 'public://a.txt')).toBe(false);
  });

  it('knows the size of images that PHP reads, and of nothing else', async () => {
    const gif = Buffer.from('47494638396103000200800000ffffff0000002c00000000030002000002028c53003b', 'hex');
    await writeFile(path.join(root, 'i.gif'), gif);
    await writeFile(path.join(root, 'i.svg'), '<svg xmlns="http://www.w3.org/2000/svg" width="3" height="2"/>');
    expect(await service().imageSize('i.gif')).toEqual({ width: 3, height: 2 });
    expect(await service().imageSize('i.svg')).toBeUndefined();
    expect(await service().imageSize('data/a.txt')).toBeUndefined();
    expect(await service().imageSize('none.gif')).toBeUndefined();
  });

  it('serves the files of sources in pieces', async () => {
    const resources = createResourceService({ folder, roots: [root] });
    const pieces: Uint8Array[] = [];
    for await (const piece of (await resources.open('data.csv')) ?? []) pieces.push(piece);
    expect(Buffer.concat(pieces).toString()).toBe('id\n1\n');
    expect(await resources.open('web')).toBeUndefined();
    expect(await resources.resolve('/etc/passwd')).toBeUndefined();
  });
});

describe('downloading', () => {
  it('stores the answer, with the headers and the query of the request', async () => {
    const files = service();
    expect(
      await files.download(`${base}/f.jpg?a=1`, 'public://new/f.jpg', 'replace', { headers: { 'X-Test': 'yes' } }),
    ).toBe('public://new/f.jpg');
    expect(await content('public://new/f.jpg')).toBe('GET /f.jpg?a=1 yes');
    expect(await files.download(`${base}/f?a=1`, 'public://new/f.jpg', 'rename', { query: 'b=2' })).toBe(
      'public://new/f_0.jpg',
    );
    expect(await content('public://new/f_0.jpg')).toBe('GET /f?b=2 ');
  });

  it('asks nobody where the file is there and shall stay', async () => {
    const files = await withDirectory();
    await files.copy('data/a.txt', 'public://d/a.txt', replace);
    expect(await files.download('http://127.0.0.1:1/', 'public://d/a.txt', 'use existing')).toBe('public://d/a.txt');
  });

  it.each([
    [404, 'Client', 'Not Found'],
    [500, 'Server', 'Internal Server Error'],
  ])('says with Guzzle’s words that the answer is %i, and leaves nothing', async (status, kind, reason) => {
    const files = service();
    const url = `${base}/status/${status}`;
    await expect(files.download(url, 'public://x.txt', 'replace')).rejects.toMatchObject({
      className: `GuzzleHttp\\Exception\\${kind}Exception`,
      message: `${kind} error: \`GET ${url}\` resulted in a \`${status} ${reason}\` response`,
    });
    expect(await files.exists('public://x.txt')).toBe(false);
    expect(await files.exists(url)).toBe(false);
    expect(await files.exists(`${base}/ok`, { method: 'HEAD' })).toBe(true);
  });

  it('loses what was there when it fails, as Drupal does', async () => {
    const files = await withDirectory();
    await files.copy('data/a.txt', 'public://d/a.txt', replace);
    await expect(files.download(`${base}/cut`, 'public://d/a.txt', 'replace')).rejects.toThrow(/^cURL error /);
    expect(await files.exists('public://d/a.txt')).toBe(false);
    expect(await readdir(path.join(folder, '.incoming'))).toEqual([]);
  });

  it.each([
    [
      '',
      'cURL error 3: URL using bad/illegal format or missing URL (see https://curl.haxx.se/libcurl/c/libcurl-errors.html)',
    ],
    [
      'photos/a.jpg',
      'cURL error 6: Could not resolve host: photos (see https://curl.haxx.se/libcurl/c/libcurl-errors.html) for photos/a.jpg',
    ],
    [
      'ftp://h/x',
      'cURL error 1: Protocol "ftp" not supported or disabled in libcurl (see https://curl.haxx.se/libcurl/c/libcurl-errors.html) for ftp://h/x',
    ],
  ])('refuses the address "%s" as curl does', async (url, message) => {
    await expect(service().download(url, 'public://x', 'replace')).rejects.toThrow(message);
  });

  it('gives up after the timeout, and where nobody listens', async () => {
    const files = service();
    await expect(files.download(`${base}/slow`, 'public://x', 'replace', { timeoutSeconds: 0.05 })).rejects.toThrow(
      /^cURL error 28: Operation timed out after 50 milliseconds/,
    );
    await expect(files.download('http://127.0.0.1:9/', 'public://x', 'replace')).rejects.toThrow(
      /^cURL error 7: Failed to connect to 127\.0\.0\.1 port 9/,
    );
  });

  it('does not happen where the run may not use the network', async () => {
    await expect(service({ allowNetwork: false }).download(`${base}/f`, 'public://f', 'replace')).rejects.toThrow(
      'may not use the network',
    );
  });
});

describe('a dry run', () => {
  it('shows the files as they would be and changes nothing', async () => {
    const files = await withDirectory(service({ dryRun: true }));
    expect(await files.copy('data/a.txt', 'public://d/a.txt', { exists: 'replace', move: true })).toBe(
      'public://d/a.txt',
    );
    expect(await files.copy('public://d/a.txt', 'public://d/a.txt', { exists: 'rename' })).toBe('public://d/a_0.txt');
    expect(await files.download(`${base}/f`, 'public://f.txt', 'replace')).toBe('public://f.txt');
    expect(Buffer.from(await files.read('public://d/a_0.txt')).toString()).toBe('AAA');
    expect([await files.exists('data/a.txt'), await files.exists('public://f.txt')]).toEqual([false, true]);
    await files.delete('public://f.txt');
    expect(await files.exists('public://f.txt')).toBe(false);
    expect(await readdir(root)).toEqual(['data.csv', 'web']);
    expect(effects).toEqual([]);
  });
});

describe('the journal', () => {
  const entries = (committed: boolean): readonly JournalEntry[] => effects.map((effect) => ({ effect, committed }));

  async function changeEverything(): Promise<FileService> {
    const files = await withDirectory();
    await files.write(new TextEncoder().encode('one'), 'public://d/kept.txt', 'replace');
    await files.write(new TextEncoder().encode('gone'), 'public://d/gone.txt', 'replace');
    effects = [];
    await files.write(new TextEncoder().encode('two'), 'public://d/kept.txt', 'replace');
    await files.write(new TextEncoder().encode('three'), 'public://d/kept.txt', 'replace');
    await files.write(new TextEncoder().encode('new'), 'public://d/new.txt', 'replace');
    await files.delete('public://d/gone.txt');
    await files.copy('public://d/new.txt', 'public://d/moved.txt', { exists: 'replace', move: true });
    return files;
  }

  it('undoes what was not committed, and doing it twice does no harm', async () => {
    await changeEverything();
    await recoverFiles(entries(false));
    await recoverFiles(entries(false));
    expect((await readdir(path.join(folder, 'public', 'd'))).sort()).toEqual(['gone.txt', 'kept.txt']);
    expect([await content('public://d/kept.txt'), await content('public://d/gone.txt')]).toEqual(['one', 'gone']);
  });

  it('completes what was committed', async () => {
    await changeEverything();
    await recoverFiles(entries(true));
    expect((await readdir(path.join(folder, 'public', 'd'))).sort()).toEqual(['kept.txt', 'moved.txt']);
    expect(await content('public://d/kept.txt')).toBe('three');
    expect(await readdir(path.join(folder, '.backup'))).toEqual([]);
  });

  it('is written before the file changes: a journal that fails leaves everything as it was', async () => {
    await withDirectory();
    const failing = service({ journal: { begin: () => Promise.reject(new Error('disk full')) } });
    await expect(failing.copy('data/a.txt', 'public://d/a.txt', replace)).rejects.toThrow('disk full');
    expect(await readdir(path.join(folder, 'public', 'd'))).toEqual([]);
  });
});
