import type { Cursor } from './cursor.ts';

/** What a caret's place means in a migration. */
export type Place =
  | { readonly kind: 'root' }
  /** In `source` or `destination`; `option` and deeper are the keys below the section. */
  | { readonly kind: 'section'; readonly section: 'source' | 'destination'; readonly inside: readonly string[] }
  /** Between the destination properties of a process section; `depth` counts sections around it. */
  | { readonly kind: 'process'; readonly depth: number }
  /** In a pipeline; `inside` are the keys below the step's mapping. */
  | { readonly kind: 'step'; readonly depth: number; readonly destination: string; readonly inside: readonly string[] }
  | { readonly kind: 'other'; readonly path: readonly string[] };

/** Reads a path of keys as a place in a migration or in a group's shared configuration. */
export function placeOf({ path }: Cursor): Place {
  const [first, ...rest] = path[0] === 'shared_configuration' ? path.slice(1) : path;
  if (first === undefined) return { kind: 'root' };
  if (first === 'source' || first === 'destination') return { kind: 'section', section: first, inside: rest };
  if (first === 'process') return inProcess(rest, 0);
  return { kind: 'other', path: [first, ...rest] };
}

function inProcess(path: readonly string[], depth: number): Place {
  const [destination, ...rest] = path;
  if (destination === undefined) return { kind: 'process', depth };
  const inside = rest[0] === '-' ? rest.slice(1) : rest;
  if (inside[0] === 'process') return inProcess(inside.slice(1), depth + 1);
  return { kind: 'step', depth, destination, inside };
}
