import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { access, constants, copyFile, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { FileJournal } from './file-journal.ts';

/** What a new file is made of: another file, bytes, or bytes that come. */
export type Content =
  | { readonly copyOf: string }
  | { readonly bytes: Uint8Array }
  | { readonly stream: AsyncIterable<Uint8Array> };

/** The bytes of a content. */
export async function bytesOf(content: Content): Promise<Uint8Array> {
  if ('bytes' in content) return content.bytes;
  if ('copyOf' in content) return readFile(content.copyOf);
  const pieces: Uint8Array[] = [];
  for await (const piece of content.stream) pieces.push(piece);
  return Buffer.concat(pieces);
}

/** The number of bytes of a content; a file is not read for it. */
export async function sizeOf(content: Content): Promise<number> {
  return 'copyOf' in content ? (await stat(content.copyOf)).size : (await bytesOf(content)).length;
}

/** The files of a run, by absolute path: the real ones, or a view of them that changes in memory only. */
export interface Disk {
  kind(file: string): Promise<'file' | 'directory' | undefined>;
  /** What a file holds, to be read or put elsewhere. */
  content(file: string): Content;
  /** Makes a directory with those above it, and says whether it can be written. */
  makeDirectory(folder: string): Promise<boolean>;
  /** Puts a file in place at once, in the place of one that is there. Its directory exists. */
  put(file: string, content: Content): Promise<void>;
  /** Removes a file; one that is not there is fine. */
  remove(file: string): Promise<void>;
}

/**
 * The real files. New content is written beside the streams and moved into place, so that a file is there whole or not
 * at all; each change is journalled first.
 * @param folder folder of the streams, for temporary files and backups
 */
export function realDisk(folder: string, journal: FileJournal): Disk {
  const aside = async (name: string) => {
    const place = path.join(folder, name);
    await mkdir(place, { recursive: true });
    return path.join(place, randomUUID());
  };

  async function put(file: string, content: Content): Promise<void> {
    const temporary = await aside('.incoming');
    try {
      await fill(temporary, content);
      if ((await kindOf(file)) === 'file') {
        const backup = await aside('.backup');
        await journal.begin({ kind: 'replace', path: file, backup });
        await rename(file, backup);
      } else await journal.begin({ kind: 'create', path: file });
      await rename(temporary, file);
    } finally {
      await rm(temporary, { force: true });
    }
  }

  async function remove(file: string): Promise<void> {
    if ((await kindOf(file)) !== 'file') return;
    const backup = await aside('.backup');
    await journal.begin({ kind: 'remove', path: file, backup });
    await rename(file, backup);
  }

  return { kind: kindOf, content: (file) => ({ copyOf: file }), makeDirectory, put, remove };
}

/** The files as they would be: changes are remembered, never made. What would be downloaded stays empty. */
export function dryDisk(): Disk {
  /** By path; `undefined` for a file that would be gone. */
  const changed = new Map<string, Content | undefined>();
  const folders = new Set<string>();
  return {
    kind: async (file) => {
      if (changed.has(file)) return changed.get(file) === undefined ? undefined : 'file';
      return folders.has(file) ? 'directory' : kindOf(file);
    },
    content: (file) => changed.get(file) ?? { copyOf: file },
    makeDirectory: async (folder) => {
      folders.add(folder);
      return (await kindOf(folder)) !== 'file';
    },
    put: async (file, content) => {
      changed.set(file, 'stream' in content ? { bytes: new Uint8Array() } : content);
    },
    remove: async (file) => {
      changed.set(file, undefined);
    },
  };
}

async function kindOf(file: string): Promise<'file' | 'directory' | undefined> {
  try {
    const found = await stat(file);
    return found.isDirectory() ? 'directory' : 'file';
  } catch {
    return undefined;
  }
}

async function makeDirectory(folder: string): Promise<boolean> {
  try {
    await mkdir(folder, { recursive: true });
    await access(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

async function fill(file: string, content: Content): Promise<void> {
  if ('copyOf' in content) await copyFile(content.copyOf, file);
  else if ('bytes' in content) await writeFile(file, content.bytes);
  else await pipeline(Readable.from(content.stream), createWriteStream(file));
}
