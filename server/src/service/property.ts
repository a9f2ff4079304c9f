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

/**
 * Paths in order, that can be asked which of them is first to be another path, to lie below it or above it. Asked for every reference of a
 * text, so that it must not look at every path.
 */
export class PathIndex {
  /** The first place of each path. */
  private readonly exact = new Map<string, number>();
  /** The first place of a path at or below each. */
  private readonly below = new Map<string, number>();

  constructor(paths: Iterable<string>) {
    let place = 0;
    for (const path of paths) {
      if (!this.exact.has(path)) this.exact.set(path, place);
      for (const above of upwards(path)) if (!this.below.has(above)) this.below.set(above, place);
      place++;
    }
  }

  /** The place of the first path that {@link overlaps} this one, `undefined` where none does. */
  firstOverlap(path: string): number | undefined {
    let first = this.below.get(path);
    for (const above of upwards(path)) {
      const place = this.exact.get(above);
      if (place !== undefined && (first === undefined || place < first)) first = place;
    }
    return first;
  }
}

/** A path, then what is above it: `a/b/c`, `a/b`, `a`. */
function* upwards(path: string): Iterable<string> {
  yield path;
  for (let slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1))
    yield path.slice(0, slash);
}
