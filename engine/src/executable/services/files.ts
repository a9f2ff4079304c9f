import { imageSize } from 'image-size';
import { PhpException } from '../../php/errors.ts';
import { MigrateException } from '../../plugins/exceptions.ts';
import type { FileExists, FileService } from '../../plugins/services.ts';
import { baseName, directoryOf, isLocalUri, normalizeUri, splitUri } from '../../plugins/stream-uri.ts';
import { bytesOf, type Content, type Disk, dryDisk, realDisk, sizeOf } from './disk.ts';
import type { FileJournal } from './file-journal.ts';
import { type FilePlaces, readablePath, streamPath } from './file-places.ts';
import { bodyOf, type Request, refuseRequest, request } from './http.ts';
import { type MovedSources, movedSources } from './moved-sources.ts';

/** What a file service may do and where. */
export interface FileServiceOptions extends FilePlaces {
  /** Where changes are recorded before they happen. */
  readonly journal: FileJournal;
  readonly allowNetwork: boolean;
  /** Changes nothing on disk and asks nobody: plugins see the files as they would be. */
  readonly dryRun?: boolean;
}

/**
 * Drupal's `file_system` service and HTTP client over the state folder. Nothing outside that folder is ever written:
 * destinations elsewhere cannot be prepared, and a source elsewhere that is moved is noted as gone.
 */
export function createFileService(options: FileServiceOptions): FileService {
  const disk = options.dryRun ? dryDisk() : realDisk(options.folder, options.journal);
  const world: World = {
    places: options,
    disk,
    moved: movedSources(options.folder, disk),
    request: options.allowNetwork ? request : refuseRequest,
  };
  return {
    exists: async (uri, http) => {
      if (isLocalUri(uri)) return (await kindOf(world, uri)) !== undefined;
      if (options.dryRun) return true;
      return answers(world, uri, http ?? {});
    },
    isFile: async (uri) => (await kindOf(world, uri)) === 'file',
    isSame: async (a, b) => {
      const [first, second] = await Promise.all([pathOf(world, a), pathOf(world, b)]);
      return first === second;
    },
    read: async (uri, http) => {
      if (!isLocalUri(uri)) return bytesOf({ stream: bodyOf(await world.request(uri, http ?? {})) });
      return bytesOf(await localContent(world, uri));
    },
    copy: (source, destination, how) => copy(world, source, destination, how.exists, how.move === true),
    download: async (source, destination, exists, http) => {
      const target = await freeUri(world, destination, exists);
      if (target === undefined) return destination;
      const file = await writableFile(world, target);
      if (options.dryRun) await disk.put(file, { bytes: new Uint8Array() });
      else await download(world, source, file, http ?? {});
      return target;
    },
    write: (content, destination, exists) => place(world, { bytes: content }, 'file', destination, exists),
    prepareDirectory: (uri) => prepareDirectory(world, uri),
    size: async (uri) => ((await kindOf(world, uri)) === 'file' ? sizeOf(await localContent(world, uri)) : undefined),
    imageSize: async (uri) => sizeOfImage(await contentIfFile(world, uri)),
    delete: async (uri) => {
      const file = await streamPath(options, uri);
      if (file !== undefined) await disk.remove(file);
    },
  };
}

/** What the functions below work on. */
interface World {
  readonly places: FilePlaces;
  readonly disk: Disk;
  readonly moved: MovedSources;
  readonly request: Request;
}

/** What a local path or URI is; a source that was moved is gone. */
async function kindOf(world: World, uri: string): Promise<'file' | 'directory' | undefined> {
  const file = await pathOf(world, uri);
  if (file === undefined) return undefined;
  if (!splitUri(uri) && (await world.moved.isGone(file))) return undefined;
  return world.disk.kind(file);
}

/** The absolute path of a stream URI, there or not, or of a local file that is there. */
function pathOf({ places }: World, uri: string): Promise<string | undefined> {
  return splitUri(uri) ? streamPath(places, uri) : readablePath(places, uri);
}

async function localContent(world: World, uri: string): Promise<Content> {
  const file = await pathOf(world, uri);
  if (file === undefined || (await kindOf(world, uri)) !== 'file') throw fileError(`File '${uri}' cannot be read`);
  return world.disk.content(file);
}

async function contentIfFile(world: World, uri: string): Promise<Uint8Array | undefined> {
  return (await kindOf(world, uri)) === 'file' ? bytesOf(await localContent(world, uri)) : undefined;
}

async function copy(
  world: World,
  source: string,
  destination: string,
  exists: FileExists,
  move: boolean,
): Promise<string> {
  const from = await pathOf(world, source);
  if (from === undefined || (await kindOf(world, source)) !== 'file') {
    throw fileError(`File '${source}' could not be copied because it does not exist.`);
  }
  const target = await place(world, world.disk.content(from), baseName(source), destination, exists, from);
  if (move) await (splitUri(source) ? world.disk.remove(from) : world.moved.markGone(from));
  return target;
}

/** Puts content at a destination, or into it where that is a directory: `FileSystem::prepareDestination` and what follows. */
async function place(
  world: World,
  content: Content,
  name: string,
  destination: string,
  exists: FileExists,
  from?: string,
): Promise<string> {
  const isDirectory = (await kindOf(world, destination)) === 'directory';
  const wanted = isDirectory ? normalizeUri(`${destination}/${name}`) : destination;
  if (!isDirectory && (await kindOf(world, directoryOf(wanted))) !== 'directory') {
    throw fileError(`The specified file '${name}' could not be copied because the destination directory is not ready.`);
  }
  const target = await freeUri(world, wanted, exists);
  if (target === undefined)
    throw fileError(`File '${name}' could not be copied because a file by that name already exists.`);
  const file = await streamPath(world.places, target);
  if (file === undefined) throw fileError(`The specified file '${name}' could not be copied to '${target}'.`);
  if (file === from) throw fileError(`File '${name}' could not be copied because it would overwrite itself.`);
  await world.disk.put(file, content);
  return target;
}

/**
 * The destination itself, with a number where it is taken and may not be replaced, `undefined` where what is there shall
 * stay: `FileSystem::getDestinationFilename`.
 */
async function freeUri(world: World, destination: string, exists: FileExists): Promise<string | undefined> {
  if (exists === 'replace' || (await kindOf(world, destination)) === undefined) return destination;
  if (exists === 'use existing') return undefined;
  const directory = directoryOf(destination);
  const separator = directory.endsWith('/') ? '' : '/';
  const name = [...baseName(destination)].map((c) => (c < ' ' ? '_' : c)).join('');
  const dot = name.lastIndexOf('.');
  const [stem, extension] = dot < 0 ? [name, ''] : [name.slice(0, dot), name.slice(dot)];
  let candidate = `${directory}${separator}${name}`;
  for (let n = 0; (await kindOf(world, candidate)) !== undefined; n++) {
    candidate = `${directory}${separator}${stem}_${n}${extension}`;
  }
  return candidate;
}

async function prepareDirectory(world: World, uri: string): Promise<boolean> {
  const folder = await streamPath(world.places, uri);
  return folder !== undefined && world.disk.makeDirectory(folder);
}

/** The path at which a download can be written. @throws MigrateException with the texts of the download plugin */
async function writableFile(world: World, uri: string): Promise<string> {
  const directory = directoryOf(uri);
  if (!(await prepareDirectory(world, directory))) {
    throw new MigrateException(`Could not create or write to directory '${directory}'`);
  }
  const file = await streamPath(world.places, uri);
  if (file === undefined || (await world.disk.kind(file)) === 'directory') {
    throw new MigrateException(`Could not write to file '${uri}'`);
  }
  return file;
}

/** Drupal writes straight into the destination and deletes it on failure, so what was there is lost then. */
async function download(world: World, source: string, file: string, http: Parameters<Request>[1]): Promise<void> {
  try {
    const response = await world.request(source, { ...http, method: 'GET' });
    await world.disk.put(file, { stream: bodyOf(response) });
  } catch (error) {
    await world.disk.remove(file);
    throw error;
  }
}

/** Whether an address answers with something better than an error. Other failures of the request go on. */
async function answers(world: World, uri: string, http: Parameters<Request>[1]): Promise<boolean> {
  try {
    const response = await world.request(uri, http);
    await response.body?.cancel();
    return true;
  } catch (error) {
    if (error instanceof PhpException && /\\(Server|Client|Connect)Exception$/.test(error.className)) return false;
    throw error;
  }
}

/** Formats that PHP's GD library reads. */
const GD_FORMATS = new Set(['jpg', 'png', 'gif', 'webp', 'avif']);

function sizeOfImage(bytes: Uint8Array | undefined): { readonly width: number; readonly height: number } | undefined {
  if (bytes === undefined || bytes.length === 0) return undefined;
  try {
    const { type, width, height } = imageSize(bytes);
    return type !== undefined && GD_FORMATS.has(type) ? { width, height } : undefined;
  } catch (error) {
    // The library throws TypeErrors for what is no image.
    if (error instanceof TypeError || error instanceof RangeError) return undefined;
    throw error;
  }
}

function fileError(message: string): PhpException {
  return new PhpException('Drupal\\Core\\File\\Exception\\FileException', message);
}
