/** Where a property name of `Row::get` looks. */
export type Property =
  | { readonly kind: 'source'; readonly path: string }
  | { readonly kind: 'destination'; readonly path: string }
  | { readonly kind: 'empty' };

/**
 * Reads a property name as `Row::get` does: an odd run of leading `@` names the destination, and each pair of them stands
 * for one `@` of the name.
 */
export function parseProperty(name: string): Property {
  if (name === '') return { kind: 'empty' };
  const marks = /^@*/.exec(name)?.[0].length ?? 0;
  const path = '@'.repeat(marks >> 1) + name.slice(marks);
  return { kind: marks % 2 === 1 ? 'destination' : 'source', path };
}

/** The part of a path before its first slash. */
export function firstSegment(path: string): string {
  const slash = path.indexOf('/');
  return slash < 0 ? path : path.slice(0, slash);
}

/** Whether one path is the other or lies below it. */
export function overlaps(a: string, b: string): boolean {
  if (a.length === b.length) return a === b;
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return long.startsWith(short) && long[short.length] === '/';
}
