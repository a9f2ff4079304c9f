import { elementAt, isArray, type Value } from '../php/value.ts';

/**
 * Configuration whose values are made when they are first asked for: a site has hundreds of files, and the model
 * needs the names of all but the content of few.
 *
 * @param sources name to the function that parses it; called once at most
 */
export function lazyConfiguration(sources: Iterable<readonly [string, () => Value]>): ReadonlyMap<string, Value> {
  return new LazyMap(new Map(sources));
}

class LazyMap implements ReadonlyMap<string, Value> {
  private readonly values_ = new Map<string, Value>();

  constructor(private readonly sources: ReadonlyMap<string, () => Value>) {}

  get size(): number {
    return this.sources.size;
  }

  has(name: string): boolean {
    return this.sources.has(name);
  }

  get(name: string): Value | undefined {
    const known = this.values_.get(name);
    if (known !== undefined) return known;
    const value = this.sources.get(name)?.();
    if (value !== undefined) this.values_.set(name, value);
    return value;
  }

  keys(): MapIterator<string> {
    return this.sources.keys();
  }

  values(): MapIterator<Value> {
    return this.whole().values();
  }

  entries(): MapIterator<[string, Value]> {
    return this.whole().entries();
  }

  forEach(callback: (value: Value, name: string, map: ReadonlyMap<string, Value>) => void): void {
    for (const [name, value] of this.whole()) callback(value, name, this);
  }

  [Symbol.iterator](): MapIterator<[string, Value]> {
    return this.entries();
  }

  private whole(): ReadonlyMap<string, Value> {
    return new Map([...this.sources.keys()].map((name) => [name, this.get(name) ?? null]));
  }
}

/** The element of a mapping of configuration, `undefined` where there is none. */
export function configurationAt(value: Value | undefined, key: string): Value | undefined {
  return value !== undefined && isArray(value) ? elementAt(value, key) : undefined;
}

/** The string below a key of a mapping of configuration, `undefined` where there is none. */
export function stringAt(value: Value | undefined, key: string): string | undefined {
  const element = configurationAt(value, key);
  return typeof element === 'string' ? element : undefined;
}

/** Whether something is switched on below a key: TRUE, or 1 as older exports write it. */
export function flagAt(value: Value | undefined, key: string): boolean | undefined {
  const element = configurationAt(value, key);
  if (typeof element === 'boolean') return element;
  return typeof element === 'number' ? element !== 0 : undefined;
}

/** Names below a prefix, by prefix and a dot: `node.type` -> page, article. Built once for a whole configuration. */
export class ConfigurationNames {
  private readonly sorted: readonly string[];

  constructor(names: Iterable<string>) {
    this.sorted = [...names].sort();
  }

  /** What follows `PREFIX.` in the names that begin so, in alphabetical order. */
  below(prefix: string): readonly string[] {
    const start = `${prefix}.`;
    const found: string[] = [];
    for (let i = this.firstFrom(start); i < this.sorted.length; i++) {
      const name = this.sorted[i] ?? '';
      if (!name.startsWith(start)) break;
      found.push(name.slice(start.length));
    }
    return found;
  }

  private firstFrom(start: string): number {
    let low = 0;
    let high = this.sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.sorted[middle] ?? '') < start) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
