import { stringOf, toInt } from '../php/conversion.ts';
import { type Key, PhpFloat, type Value } from '../php/value.ts';
import type { IdDefinitions } from '../pipeline/row.ts';
import { PluginNotFoundException } from '../plugins/exceptions.ts';

/** A `sourceidN` or `destidN` column. */
export interface IdColumn {
  readonly column: string;
  /** Name of the id in its definition. */
  readonly id: string;
  readonly declaration: string;
  readonly numeric: boolean;
}

type Definition = ReadonlyMap<Key, Value>;
type ColumnType = (definition: Definition) => { readonly declaration: string; readonly numeric: boolean };

const text =
  (declaration: string): ColumnType =>
  () => ({ declaration: `${declaration} COLLATE NOCASE`, numeric: false });
const varchar: ColumnType = (definition) => {
  const length = definition.get('max_length');
  return { declaration: `VARCHAR(${length == null ? 255 : toInt(length)}) COLLATE NOCASE`, numeric: false };
};
const integer =
  (unsigned: boolean): ColumnType =>
  (definition) => ({
    declaration: unsigned || definition.get('unsigned') === true ? 'INTEGER UNSIGNED' : 'INTEGER',
    numeric: true,
  });

/** The column that each field type stores its ids in: the schema of the field type named by an id's `type`. */
const TYPES: Readonly<Record<string, ColumnType>> = {
  string: varchar,
  integer: integer(false),
  boolean: integer(false),
  timestamp: integer(false),
  created: integer(false),
  changed: integer(false),
  entity_reference: integer(true),
  file: integer(true),
  image: integer(true),
  float: () => ({ declaration: 'FLOAT', numeric: true }),
  decimal: () => ({ declaration: 'NUMERIC(10, 2)', numeric: true }),
  email: text('VARCHAR(254)'),
  telephone: text('VARCHAR(256)'),
  uuid: text('VARCHAR(128)'),
  language: text('VARCHAR(12)'),
  uri: text('VARCHAR(2048)'),
  file_uri: text('VARCHAR(255)'),
  password: text('VARCHAR(255)'),
  datetime: text('VARCHAR(20)'),
  list_string: text('VARCHAR(255)'),
  list_integer: integer(false),
  text: text('VARCHAR(255)'),
  string_long: text('TEXT'),
  text_long: text('TEXT'),
  text_with_summary: text('TEXT'),
};

/**
 * The columns of an id map for id definitions, `sourceid1..n` or `destid1..n`. Mirrors `id_map\Sql::getFieldSchema`.
 * @throws PluginNotFoundException when `type` names no field type
 */
export function idColumns(prefix: 'sourceid' | 'destid', ids: IdDefinitions): readonly IdColumn[] {
  return [...ids].map(([id, definition], index) => {
    const type = stringOf(definition.get('type') ?? null).split('.')[0] ?? '';
    const of = Object.hasOwn(TYPES, type) ? TYPES[type] : undefined;
    if (!of) throw new PluginNotFoundException(type, `The "${type}" plugin does not exist.`);
    return { column: `${prefix}${index + 1}`, id, ...of(definition) };
  });
}

/**
 * An id as the database gives it back: text, the way Drupal's connection fetches every column. NULL stays NULL.
 * A float keeps its point (`4.0`), false is the empty string, and numeric columns drop leading zeros.
 */
export function storedId(value: Value, numeric: boolean): string | null {
  if (value === null) return null;
  const plain = value instanceof PhpFloat && Number.isInteger(value.value) && Math.abs(value.value) < 1e15;
  const stored = plain && !numeric ? `${stringOf(value)}.0` : stringOf(value);
  return numeric && /^\s*[+-]?\d+\s*$/.test(stored) ? BigInt(stored.trim()).toString() : stored;
}
