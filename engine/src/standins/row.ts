import { valuesOf } from '../php/value.ts';
import type { Row } from '../pipeline/row.ts';
import { fromPlain, type PlainRecord, type PlainValue, toPlain, toPlainRecord } from './values.ts';

/** A row as stand-ins, hooks and subscribers see it: `Drupal\migrate\Row` with plain values. Paths are written `a/b`. */
export class StandInRow {
  readonly #row: Row;

  constructor(row: Row) {
    this.#row = row;
  }

  /** Source ids by name. */
  get sourceIds(): PlainRecord {
    return toPlainRecord(this.#row.sourceIdValues());
  }

  /** Destination ids that the map has for this row, empty for a new one. */
  get mappedIds(): readonly PlainValue[] {
    return valuesOf(this.#row.idMap.destinationIds ?? []).map(toPlain);
  }

  get isStub(): boolean {
    return this.#row.isStub;
  }

  /** The whole source: the record, and the source plugin's configuration behind it. */
  get source(): PlainRecord {
    return toPlainRecord(this.#row.wholeSource());
  }

  /** The whole destination as it is now. */
  get destination(): PlainRecord {
    return toPlainRecord(this.#row.wholeDestination());
  }

  /** `x` of the source, `@x` of the destination; null where there is nothing. */
  get(name: string): PlainValue {
    return toPlain(this.#row.get(name));
  }

  hasSourceProperty(name: string): boolean {
    return this.#row.hasSourceProperty(name);
  }

  getSourceProperty(path: string): PlainValue {
    return toPlain(this.#row.sourceProperty(path) ?? null);
  }

  /** Once the row is selected its source is frozen and this throws, as in Drupal: change sources in `prepareRow`. */
  setSourceProperty(path: string, value: unknown): void {
    this.#row.setSourceProperty(path, fromPlain(value));
  }

  hasDestinationProperty(path: string): boolean {
    return this.#row.hasDestinationProperty(path);
  }

  getDestinationProperty(path: string): PlainValue {
    return toPlain(this.#row.destinationProperty(path) ?? null);
  }

  setDestinationProperty(path: string, value: unknown): void {
    this.#row.setDestinationProperty(path, fromPlain(value));
  }

  /** Says that the property is empty, as a pipeline that gave NULL does. */
  setEmptyDestinationProperty(path: string): void {
    this.#row.setEmptyDestinationProperty(path);
  }

  removeDestinationProperty(path: string): void {
    this.#row.removeDestinationProperty(path);
  }
}
