import type { Key, Value } from '../value.ts';
import type { Arguments } from './arguments.ts';
import type { Implementations } from './function.ts';

/** The last component of a path, without a suffix (unless it is all of the name). */
export function baseName(path: string, suffix = ''): string {
  const name = path.replace(/\/+$/, '').replace(/^.*\//s, '');
  return suffix !== '' && name !== suffix && name.endsWith(suffix) ? name.slice(0, -suffix.length) : name;
}

/** The parent of a path: `.` where there is none. */
export function directoryName(path: string): string {
  const trimmed = path.replace(/\/+$/, '');
  if (trimmed === '') return path === '' ? '' : '/';
  const at = trimmed.lastIndexOf('/');
  if (at < 0) return '.';
  return trimmed.slice(0, at).replace(/\/+$/, '') || '/';
}

function dirname(a: Arguments): Value {
  const levels = a.count(1);
  if (levels < 1) throw a.valueError(1, 'must be greater than or equal to 1');
  let path = a.string(0);
  for (let i = 0; i < levels; i++) {
    const parent = directoryName(path);
    if (parent === path) break;
    path = parent;
  }
  return path;
}

const DIRNAME = 1;
const BASENAME = 2;
const EXTENSION = 4;
const FILENAME = 8;

function pathinfo(a: Arguments): Value {
  const path = a.string(0);
  const flags = a.count(1);
  const base = baseName(path);
  const dot = base.lastIndexOf('.');
  const parts = new Map<Key, Value>();
  const directory = directoryName(path);
  if (flags & DIRNAME && directory !== '') parts.set('dirname', directory);
  if (flags & BASENAME) parts.set('basename', base);
  if (flags & EXTENSION && dot >= 0) parts.set('extension', base.slice(dot + 1));
  if (flags & FILENAME) parts.set('filename', dot < 0 ? base : base.slice(0, dot));
  if (flags === (DIRNAME | BASENAME | EXTENSION | FILENAME)) return parts;
  return parts.values().next().value ?? '';
}

/** `fnmatch`: shell patterns. */
function fnmatch(a: Arguments): Value {
  const body = a.string(0).replace(/\\(.)|\[!|\[|\]|\*|\?|[.+^${}()|\\]/gs, (token, escaped?: string) => {
    if (escaped !== undefined) return escaped.replace(/[^\w\s]/g, '\\$&');
    return { '*': '[\\s\\S]*', '?': '[\\s\\S]', '[!': '[^', '[': '[', ']': ']' }[token] ?? `\\${token}`;
  });
  return new RegExp(`^${body}$`).test(a.string(1));
}

/** Paths as texts; nothing here looks at a file. */
export const pathFunctions: Implementations = {
  basename: (a) => baseName(a.string(0), a.string(1)),
  dirname,
  pathinfo,
  fnmatch,
};
