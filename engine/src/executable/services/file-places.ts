import { realpath } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { schemeOf, splitUri } from '../../plugins/stream-uri.ts';

/** Where a run's files are. */
export interface FilePlaces {
  /** Folder of the state folder below which the streams lie, each in one named after its scheme. */
  readonly folder: string;
  /** Folders that paths without a scheme are relative to: the Drupal root, then the workspace folders. */
  readonly roots: readonly string[];
  /** Whether files outside `roots` may be read. */
  readonly readOutside?: boolean;
}

/**
 * The path below the state folder that a stream URI names, `undefined` for anything else and for what leads out of the
 * stream's folder, by `..` or by a symbolic link.
 */
export async function streamPath(places: FilePlaces, uri: string): Promise<string | undefined> {
  const parts = splitUri(uri);
  if (!parts || uri.includes('\0')) return undefined;
  const base = path.join(places.folder, parts.scheme);
  const target = path.resolve(base, parts.target);
  if (!isInside(target, base)) return undefined;
  return isInside(await realAncestor(target), await realAncestor(base)) ? target : undefined;
}

/** The real path of what can be read under a local path or stream URI, `undefined` where nothing may be read. */
export async function readablePath(places: FilePlaces, uri: string): Promise<string | undefined> {
  if (uri === '' || uri.includes('\0')) return undefined;
  if (splitUri(uri)) {
    const target = await streamPath(places, uri);
    return target === undefined ? undefined : realOrUndefined(target);
  }
  const scheme = schemeOf(uri);
  if (scheme !== undefined && scheme !== 'file') return undefined;
  const local = scheme === 'file' ? fileURLToPath(uri) : uri;
  const roots = await Promise.all(places.roots.map(realAncestor));
  for (const root of path.isAbsolute(local) ? ['/'] : places.roots) {
    const real = await realOrUndefined(path.resolve(root, local));
    if (real !== undefined && (places.readOutside || roots.some((allowed) => isInside(real, allowed)))) return real;
  }
  return undefined;
}

/** Whether a path is a folder or lies below it. Both are absolute. */
function isInside(target: string, folder: string): boolean {
  const relative = path.relative(folder, target);
  return relative === '' || (!relative.startsWith(`..${path.sep}`) && relative !== '..' && !path.isAbsolute(relative));
}

async function realOrUndefined(target: string): Promise<string | undefined> {
  try {
    return await realpath(target);
  } catch {
    return undefined;
  }
}

/** A path with its links resolved as far as it exists. */
async function realAncestor(target: string): Promise<string> {
  const real = await realOrUndefined(target);
  if (real !== undefined) return real;
  const parent = path.dirname(target);
  return parent === target ? target : path.join(await realAncestor(parent), path.basename(target));
}
