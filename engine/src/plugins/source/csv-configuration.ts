import { byteLength } from '../../php/bytes.ts';
import { stringOf, toBoolean } from '../../php/conversion.ts';
import { PhpException } from '../../php/errors.ts';
import { isInt } from '../../php/integers.ts';
import { arrayFrom, elementAt, entries, isArray, type Key, type Value, valuesOf } from '../../php/value.ts';

/** What the csv source reads by. */
export interface CsvConfiguration {
  /** The migration's source configuration with migrate_source_csv's defaults in front, as rows see it. */
  readonly whole: ReadonlyMap<Key, Value>;
  readonly path: string;
  readonly ids: readonly string[];
  readonly headerOffset: number | null;
  /** Names of the columns by position, where the configuration gives them. */
  readonly columns: readonly Value[] | undefined;
  /** Labels by name, where the configuration gives them. */
  readonly labels: ReadonlyMap<string, string> | undefined;
  readonly delimiter: string;
  readonly enclosure: string;
  readonly escape: string;
  /** Column that counts the rows, where there is one. */
  readonly recordNumber: string | undefined;
}

const DEFAULTS: readonly (readonly [string, Value])[] = [
  ['path', ''],
  ['ids', []],
  ['header_offset', 0],
  ['fields', []],
  ['delimiter', ','],
  ['enclosure', '"'],
  ['escape', '\\'],
  ['create_record_number', false],
  ['record_number_field', 'record_number'],
];

/** Reads and checks the options. @throws PhpException InvalidArgumentException with migrate_source_csv's texts */
export function csvConfiguration(configuration: ReadonlyMap<Key, Value>): CsvConfiguration {
  const whole = new Map<Key, Value>(DEFAULTS);
  for (const [key, value] of configuration) whole.set(key, value);
  const get = (name: string): Value => whole.get(name) ?? null;
  if (!toBoolean(get('path'))) {
    throw invalid('You must declare the "path" to the source CSV file in your source settings.');
  }
  const ids = checkedIds(get('ids'));
  for (const name of ['delimiter', 'enclosure', 'escape']) checkCharacter(name, get(name));
  const headerOffset = checkedOffset(get('header_offset'));
  const labels = checkedFields(get('fields'));
  return {
    whole,
    path: stringOf(get('path')),
    ids,
    headerOffset,
    columns: labels && columnsOf(labels),
    labels: labels && new Map(Array.from(labels, ([name, label]) => [String(name), stringOf(label)])),
    delimiter: stringOf(get('delimiter')),
    enclosure: stringOf(get('enclosure')),
    escape: stringOf(get('escape')),
    recordNumber: toBoolean(get('create_record_number')) ? stringOf(get('record_number_field')) : undefined,
  };
}

function checkedIds(ids: Value): readonly string[] {
  if (!isArray(ids) || valuesOf(ids).length === 0) {
    throw invalid('You must declare "ids" as a unique array of fields in your source settings.');
  }
  const names = valuesOf(ids).filter((id) => typeof id === 'string');
  if (names.length !== valuesOf(ids).length || new Set(names).size !== names.length) {
    throw invalid('The ids must a flat array with unique string values.');
  }
  return names;
}

function checkCharacter(name: string, value: Value): void {
  const text = stringOf(value);
  if (byteLength(text) !== 1) throw invalid(`${name} must be a single character; ${text} given`);
}

function checkedOffset(offset: Value): number | null {
  if (offset === null) return null;
  if (!isInt(offset)) throw invalid('The configuration "header_offset" must be null or an integer.');
  if (offset < 0) throw invalid('The configuration "header_offset" must be greater or equal to 0.');
  return Number(offset);
}

/** Labels by name, `undefined` where no fields are configured. */
function checkedFields(fields: Value): ReadonlyMap<Key, Value> | undefined {
  if (!toBoolean(fields) || !isArray(fields)) return undefined;
  const labels = new Map<Key, Value>();
  for (const [index, field] of entries(fields)) {
    const name = isArray(field) ? (elementAt(field, 'name') ?? null) : null;
    if (name === null) {
      throw invalid(`The "name" configuration for "fields" in index position ${index} is not defined.`);
    }
    const label = isArray(field) ? (elementAt(field, 'label') ?? null) : null;
    const key = typeof name === 'number' ? name : stringOf(name);
    labels.set(key, label ?? key);
  }
  return labels;
}

/** The names by position: fields with the same label are one, which takes the place of the first and the name of the last. */
function columnsOf(labels: ReadonlyMap<Key, Value>): readonly Value[] {
  const flipped: [Key, Value][] = [];
  for (const [name, label] of labels) {
    // PHP flips strings and integers only.
    if (typeof label === 'string' || typeof label === 'number') flipped.push([label, name]);
  }
  return valuesOf(arrayFrom(flipped));
}

function invalid(message: string): PhpException {
  return new PhpException('InvalidArgumentException', message);
}
