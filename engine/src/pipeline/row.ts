import { PhpException } from '../php/errors.ts';
import { arrayFrom, arrayKey, elementAt, entries, isArray, type Key, type PhpArray, type Value } from '../php/value.ts';
import { RowStatus } from '../plugins/exceptions.ts';

/** Source id definitions in order: name, and the definition's mapping (`type`, `unsigned`, `max_length`, ...). */
export type IdDefinitions = ReadonlyMap<string, ReadonlyMap<Key, Value>>;

/** The record of the map table that belongs to a row; `Row`'s default when there is none. */
export interface RowIdMap {
  readonly originalHash: string;
  readonly hash: string;
  readonly sourceRowStatus: RowStatus;
  /** Stored destination ids by position; absent without a map record. */
  readonly destinationIds?: readonly Value[];
  readonly rollbackAction?: number;
}

const NO_MAP: RowIdMap = { originalHash: '', hash: '', sourceRowStatus: RowStatus.NeedsUpdate };

/**
 * One row on its way from source to destination: `Drupal\migrate\Row`.
 *
 * The source is the record with the source plugin's configuration behind it (the record wins), so `constants/x` is an
 * ordinary property. Property names are split on `/` and walk arrays only.
 */
export class Row {
  private source: Map<Key, Value>;
  private readonly destination = new Map<Key, Value>();
  private readonly rawDestination = new Map<string, Value>();
  private readonly emptyDestination: string[] = [];
  private frozen = false;
  private map: RowIdMap = NO_MAP;
  private idValues: ReadonlyMap<string, Value> | undefined;
  /** Hash of the source ids, once the id map has worked it out; forgotten when the source changes. */
  idsHash: string | undefined;

  /**
   * @param record the source record
   * @param configuration the source plugin's whole configuration, read where the record has no such key
   * @param ids source id definitions
   * @throws PhpException InvalidArgumentException when an id's property does not exist (NULL exists)
   */
  constructor(
    record: ReadonlyMap<Key, Value>,
    private readonly configuration: ReadonlyMap<Key, Value>,
    readonly ids: IdDefinitions,
    readonly isStub = false,
  ) {
    this.source = record as Map<Key, Value>;
    for (const id of ids.keys()) {
      if (!this.hasSourceProperty(id)) {
        throw new PhpException('InvalidArgumentException', `'${id}' is defined as a source ID but has no value.`);
      }
    }
  }

  /** Values of the source ids, in the order of their definitions. */
  sourceIdValues(): ReadonlyMap<string, Value> {
    if (!this.idValues) {
      const values = new Map<string, Value>();
      for (const id of this.ids.keys()) values.set(id, this.sourceProperty(id) ?? null);
      this.idValues = values;
    }
    return this.idValues;
  }

  /** Whether a top-level source property exists, NULL included. */
  hasSourceProperty(name: string): boolean {
    const key = arrayKey(name);
    return this.source.has(key) || this.configuration.has(key);
  }

  /** A source property by path; `undefined` where it does not exist. */
  sourceProperty(path: string): Value | undefined {
    if (!path.includes('/')) {
      const key = arrayKey(path);
      const value = this.source.get(key);
      return value === undefined ? this.configuration.get(key) : value;
    }
    const [first = '', ...rest] = path.split('/');
    return walk(this.sourceProperty(first), rest);
  }

  /** The whole source as PHP holds it: the record's keys first, then what only the configuration has. */
  wholeSource(): ReadonlyMap<Key, Value> {
    const whole = new Map(this.source);
    for (const [key, value] of this.configuration) if (!whole.has(key)) whole.set(key, value);
    return whole;
  }

  /** `Row::setSourceProperty`. @throws PhpException once the source is frozen */
  setSourceProperty(path: string, value: Value): void {
    if (this.frozen) throw new PhpException('Exception', "The source is frozen and can't be changed any more");
    const [first = '', ...rest] = path.split('/');
    const key = arrayKey(first);
    const copy = new Map(this.source);
    copy.set(key, rest.length ? withElement(this.sourceProperty(first), rest, value) : value);
    this.source = copy;
    this.idValues = undefined;
    this.idsHash = undefined;
  }

  freezeSource(): void {
    this.frozen = true;
  }

  /** A row with the same source and an empty destination, frozen: for `sub_process` and lookups of their own. */
  cloneWithoutDestination(): Row {
    const clone = new Row(this.source, this.configuration, this.ids, this.isStub);
    clone.frozen = true;
    return clone;
  }

  hasDestinationProperty(path: string): boolean {
    return this.destinationProperty(path) !== undefined;
  }

  /** A destination property by path; `undefined` where it was not set. */
  destinationProperty(path: string): Value | undefined {
    if (!path.includes('/')) return this.destination.get(arrayKey(path));
    const [first = '', ...rest] = path.split('/');
    return walk(this.destination.get(arrayKey(first)), rest);
  }

  setDestinationProperty(path: string, value: Value): void {
    this.rawDestination.set(path, value);
    if (!path.includes('/')) {
      this.destination.set(arrayKey(path), value);
      return;
    }
    const [first = '', ...rest] = path.split('/');
    const key = arrayKey(first);
    this.destination.set(key, withElement(this.destination.get(key), rest, value));
  }

  removeDestinationProperty(path: string): void {
    this.rawDestination.delete(path);
    const [first = '', ...rest] = path.split('/');
    const key = arrayKey(first);
    if (rest.length === 0) this.destination.delete(key);
    else {
      const current = this.destination.get(key);
      if (current !== undefined) this.destination.set(key, withoutElement(current, rest));
    }
  }

  /** Records that a pipeline gave NULL for this property. It sets nothing and clears nothing. */
  setEmptyDestinationProperty(path: string): void {
    this.emptyDestination.push(path);
  }

  get emptyDestinationProperties(): readonly string[] {
    return this.emptyDestination;
  }

  /** The nested destination. */
  wholeDestination(): ReadonlyMap<Key, Value> {
    return this.destination;
  }

  /** The destination keyed by the names that the process section uses (`a/b` unsplit): what `config` destinations read. */
  wholeRawDestination(): ReadonlyMap<string, Value> {
    return this.rawDestination;
  }

  /**
   * `Row::get`: `x` and `a/b` read the source, an odd run of `@` in front reads the destination, pairs of `@` stand for
   * one. Gives NULL where nothing is found.
   */
  get(name: string): Value {
    if (name.charCodeAt(0) !== 64) return this.sourceProperty(name) ?? null;
    const run = /^@+/.exec(name)?.[0].length ?? 0;
    const path = '@'.repeat(run >> 1) + name.slice(run);
    return (run % 2 === 1 ? this.destinationProperty(path) : this.sourceProperty(path)) ?? null;
  }

  get idMap(): RowIdMap {
    return this.map;
  }

  setIdMap(map: RowIdMap): void {
    this.map = map;
  }

  /** Whether the map says that the row is to be (re-)imported; true for a row without a map record. */
  needsUpdate(): boolean {
    return this.map.sourceRowStatus === RowStatus.NeedsUpdate;
  }

  /** Whether `rehash` found a source other than the one imported. */
  changed(): boolean {
    return this.map.originalHash !== this.map.hash;
  }
}

/** The element at a path below a value, walking arrays only. */
export function walk(value: Value | undefined, path: readonly string[]): Value | undefined {
  let current = value;
  for (const step of path) {
    if (!isArray(current)) return undefined;
    current = elementAt(current, arrayKey(step));
  }
  return current;
}

/** A copy of an array (or of nothing) with one element set at a path; scalars in the way are replaced. */
export function withElement(value: Value | undefined, path: readonly string[], element: Value): PhpArray {
  const [first = '', ...rest] = path;
  const key = arrayKey(first);
  const old = isArray(value) ? value : undefined;
  const next = rest.length ? withElement(old && elementAt(old, key), rest, element) : element;
  if (!old) return arrayFrom([[key, next]]);
  const copy = new Map(entries(old));
  copy.set(key, next);
  return arrayFrom(copy);
}

function withoutElement(value: Value, path: readonly string[]): Value {
  if (!isArray(value)) return value;
  const [first = '', ...rest] = path;
  const key = arrayKey(first);
  const copy = new Map(entries(value));
  if (rest.length === 0) copy.delete(key);
  else {
    const current = copy.get(key);
    if (current !== undefined) copy.set(key, withoutElement(current, rest));
  }
  return arrayFrom(copy);
}
