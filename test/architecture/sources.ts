import { readFileSync } from 'node:fs';
import path from 'node:path';
import { globSync } from 'tinyglobby';

/** The repository's folder. */
export const root = path.resolve(import.meta.dirname, '../..');

/** One import of a source file. */
export interface Import {
  /** The file that imports, relative to the repository. */
  readonly from: string;
  /** The imported file relative to the repository, or the package or `node:` module as written. */
  readonly to: string;
  /** Whether types only are imported: such an import is gone at run time. */
  readonly typeOnly: boolean;
}

const STATIC = /^\s*(?:import|export)\s+(?:(type)\s+)?(?:([^'";]*?)\sfrom\s+)?['"]([^'"]+)['"]/gm;
const DYNAMIC = /\bimport\(\s*['"]([^'"]+)['"]\s*\)/g;
const OWN_PACKAGE = /^@migrate-workbench\/([^/]+)\//;

/** The product's source files below a folder, relative to the repository; tests and their helpers are left out. */
export function productFiles(folder: string): readonly string[] {
  const patterns = [`${folder}/**/*.ts`];
  const ignore = ['**/*.test.ts', '**/testing.ts', '**/testing/**', '**/node_modules/**'];
  return globSync(patterns, { cwd: root, ignore }).sort();
}

/** The text of a file. */
export function textOf(file: string): string {
  return readFileSync(path.join(root, file), 'utf8');
}

/** Everything that a source file imports, types included. */
export function importsOf(from: string): readonly Import[] {
  const text = textOf(from);
  const found = [...text.matchAll(STATIC)].map(([, type, names = '', to = '']) => ({
    from,
    to: resolve(from, to),
    typeOnly: type !== undefined || onlyTypes(names),
  }));
  const dynamic = [...text.matchAll(DYNAMIC)].map(([, to = '']) => ({ from, to: resolve(from, to), typeOnly: false }));
  return [...found, ...dynamic];
}

/** `{ type A, type B }`. */
function onlyTypes(names: string): boolean {
  const list = /^\{([^}]*)\}$/.exec(names.trim())?.[1];
  if (list === undefined) return false;
  const entries = list.split(',').filter((entry) => entry.trim() !== '');
  return entries.length > 0 && entries.every((entry) => /^\s*type\s/.test(entry));
}

function resolve(from: string, to: string): string {
  const own = OWN_PACKAGE.exec(to);
  if (own) return `${own[1]}/src/${to.slice(own[0].length)}`;
  return to.startsWith('.') ? path.posix.join(path.posix.dirname(from), to) : to;
}
