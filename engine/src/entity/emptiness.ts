import { stringOf, toBoolean } from '../php/casts.ts';
import { countOf, isArray, type Value } from '../php/value.ts';

/** Reads a property of an item; NULL where it has none. */
export type ReadProperty = (property: string) => Value;

type Test = (value: Value) => boolean;

const isNull: Test = (value) => value === null;
const isBlank: Test = (value) => value === null || value === '';
/** `empty($value) && (string) $value !== '0'`. */
const isNothing: Test = (value) => !toBoolean(value) && (isArray(value) || stringOf(value) !== '0');
const isNone: Test = (value) => isBlank(value) || (isArray(value) && countOf(value) === 0);

interface Rule {
  readonly properties: readonly string[];
  readonly test: Test;
  /** Whether one such property makes the item empty, where otherwise all must be. */
  readonly any?: boolean;
}

const value = (test: Test): Rule => ({ properties: ['value'], test });
const target: Rule = { properties: ['target_id'], test: isNull };

/** `isEmpty()` of the field types' items. Empty items are dropped when an entity is saved. */
const RULES: Readonly<Record<string, Rule>> = {
  boolean: value(isNull),
  integer: value(isNothing),
  decimal: value(isNothing),
  float: value(isNothing),
  list_string: value(isNothing),
  list_integer: value(isNothing),
  list_float: value(isNothing),
  string: value(isBlank),
  string_long: value(isBlank),
  email: value(isBlank),
  uri: value(isBlank),
  uuid: value(isBlank),
  language: value(isBlank),
  timestamp: value(isBlank),
  created: value(isBlank),
  changed: value(isBlank),
  file_uri: value(isBlank),
  text: value(isBlank),
  text_long: value(isBlank),
  text_with_summary: value(isBlank),
  telephone: value(isBlank),
  datetime: value(isBlank),
  address_country: value(isNothing),
  metatag: value(isNone),
  geofield: value(isNothing),
  password: { properties: ['value', 'existing'], test: isNull },
  entity_reference: target,
  file: target,
  image: target,
  entity_reference_revisions: { properties: ['target_id', 'target_revision_id'], test: isNothing, any: true },
  link: { properties: ['uri'], test: isBlank },
  daterange: { properties: ['value', 'end_value'], test: isBlank },
  comment: { properties: [], test: isNull, any: true },
  address: { properties: ['country_code'], test: isBlank },
  path: { properties: ['alias', 'pid', 'langcode'], test: isBlank },
  layout_section: { properties: ['section'], test: isNone },
};

/**
 * The test for empty items of a field type. A type that is not listed is empty where all its properties are NULL, as
 * `Map::isEmpty()` has it.
 */
export function emptinessOf(fieldType: string, properties: readonly string[]): (read: ReadProperty) => boolean {
  const rule = Object.hasOwn(RULES, fieldType) ? RULES[fieldType] : undefined;
  const { properties: names, test, any } = rule ?? { properties, test: isNull, any: false };
  const [only] = names;
  if (names.length === 1 && only !== undefined) return (read) => test(read(only));
  return any ? (read) => names.some((name) => test(read(name))) : (read) => names.every((name) => test(read(name)));
}
