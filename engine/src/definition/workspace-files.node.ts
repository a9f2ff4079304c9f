import { constants, promises as fs } from 'node:fs';
import path from 'node:path';
import { IGNORED_FOLDERS, isWorkspaceFile, type WorkspaceFiles } from './workspace-files.ts';

/** The most that is read of one file. */
const MAX_BYTES = 1024 * 1024;
const FOLDERS_AT_ONCE = 64;
const NEVER_READ = /^settings(\..*)?\.php$/i;

/**
 * The files of folders on disk. What it reads are regular files of at most 1 MB that really lie inside one of the roots (links
 * followed), never a `settings.php` and never a stream wrapper's path.
 */
export function nodeWorkspaceFiles(roots: readonly string[]): WorkspaceFiles {
  const real = Promise.all(roots.map(realPath)).then((paths) => paths.filter((found) => found !== undefined));
  const allowed = async (file: string): Promise<string | undefined> => {
    if (/^[a-z][a-z0-9+.-]+:\/\//i.test(file)) return undefined;
    const target = await realPath(file);
    if (target === undefined || NEVER_READ.test(path.basename(target))) return undefined;
    return (await real).some((root) => isInside(root, target)) ? target : undefined;
  };
  return {
    list: listBelow,
    read: async (file) => {
      const target = await allowed(file);
      return target === undefined ? undefined : readRegular(target);
    },
    exists: async (file) => (await allowed(file)) !== undefined,
  };
}

const ignored = new Set(IGNORED_FOLDERS);

/** All files below a folder. Links are not followed: what they lead to is found where it lies, or lies outside. */
async function listBelow(folder: string): Promise<readonly string[]> {
  const found: string[] = [];
  const waiting = [path.resolve(folder)];
  while (waiting.length > 0) {
    const some = waiting.splice(0, FOLDERS_AT_ONCE);
    const listings = await Promise.all(some.map((name) => orUndefined(fs.readdir(name, { withFileTypes: true }))));
    listings.forEach((listing, index) => {
      for (const entry of listing ?? []) {
        const name = path.join(some[index] ?? '', entry.name);
        if (entry.isDirectory() && !ignored.has(entry.name)) waiting.push(name);
        else if (entry.isFile() && isWorkspaceFile(name)) found.push(name);
      }
    });
  }
  return found.sort();
}

async function readRegular(file: string): Promise<string | undefined> {
  // Without blocking: a pipe in the workspace must not stop us before it is seen to be no regular file.
  const handle = await orUndefined(fs.open(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0)));
  if (handle === undefined) return undefined;
  try {
    const stat = await handle.stat();
    return stat.isFile() && stat.size <= MAX_BYTES ? await handle.readFile('utf8') : undefined;
  } finally {
    await handle.close();
  }
}

function realPath(file: string): Promise<string | undefined> {
  return orUndefined(fs.realpath(file));
}

function isInside(root: string, file: string): boolean {
  const relative = path.relative(root, file);
  return relative === '' || (!relative.startsWith(`..${path.sep}`) && relative !== '..' && !path.isAbsolute(relative));
}

/** The value, or `undefined` where the file system refuses: a file that is gone or forbidden is a file that is not there. */
async function orUndefined<T>(promise: Promise<T>): Promise<T | undefined> {
  try {
    return await promise;
  } catch (error) {
    if (error instanceof Error && 'code' in error && typeof error.code === 'string') return undefined;
    throw error;
  }
}
