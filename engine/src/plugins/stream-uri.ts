/** Drupal's local streams. */
const STREAMS = ['public', 'private', 'temporary'] as const;

/** The scheme of a URI as Drupal's StreamWrapperManager finds it, `undefined` for a path. */
export function schemeOf(uri: string): string | undefined {
  const [, scheme, data] = /^([\w-]+):\/\/|^(data):/.exec(uri) ?? [];
  return scheme ?? data;
}

/** Whether a path lies in the file system: it has no scheme, or the one of a local stream. */
export function isLocalUri(uri: string): boolean {
  const scheme = schemeOf(uri);
  return scheme === undefined || isStream(scheme);
}

function isStream(scheme: string): boolean {
  return STREAMS.some((stream) => stream === scheme);
}

/** Scheme and target of a stream URI; slashes at the ends of the target do not count. */
export function splitUri(uri: string): { readonly scheme: string; readonly target: string } | undefined {
  const scheme = schemeOf(uri);
  if (scheme === undefined || !isStream(scheme)) return undefined;
  return { scheme, target: uri.slice(scheme.length + 3).replace(/^[\\/]+|[\\/]+$/g, '') };
}

/** A URI without slashes at the ends of its target. */
export function normalizeUri(uri: string): string {
  const parts = splitUri(uri);
  return parts ? `${parts.scheme}://${parts.target}` : uri;
}

/** Name of a file in a path or URI, slashes at its end left out. */
export function baseName(uri: string): string {
  return /[^/]+$/.exec(uri.replace(/\/+$/, ''))?.[0] ?? '';
}

/** The directory part of a URI or path, as Drupal's file system names it. */
export function directoryOf(uri: string): string {
  const parts = splitUri(uri);
  const whole = parts ? parts.target : uri;
  const slash = whole.lastIndexOf('/');
  const directory = slash > 0 ? whole.slice(0, slash) : slash === 0 ? '/' : '.';
  if (!parts) return directory;
  return `${parts.scheme}://${directory === '.' || directory === '/' ? '' : directory}`;
}
