import { isNumeric } from '../php/casts.ts';
import {
  arrayKey,
  elementAt,
  isArray,
  isList,
  type Json,
  type Key,
  type PhpArray,
  toJson,
  type Value,
} from '../php/value.ts';
import type { FieldItem } from '../plugins/services.ts';
import type { FieldDefinition, FieldType, SiteModel } from '../site/model.ts';
import { addressReader } from './address.ts';
import { type Cast, castOf } from './columns.ts';
import { emptinessOf, type ReadProperty } from './emptiness.ts';

/** A value of `setValue()`, whole or an item, made into the items that are stored. */
export type StoreItems = (value: Value) => readonly FieldItem[];

/** What saving needs to know of one field, worked out once for a bundle. */
export interface FieldPlan {
  readonly name: string;
  readonly definition: FieldDefinition;
  /** Whether it has columns of the entity's own tables instead of a table of its own: base fields with one value. */
  readonly shared: boolean;
  readonly store: StoreItems;
  /** Properties whose column takes no NULL although the item is kept (`end_value` of a date range). */
  readonly notNull: readonly string[];
}

interface ColumnPlan {
  readonly name: string;
  readonly cast: Cast;
}

const NOTHING: readonly FieldItem[] = Object.freeze([]);

/** The plan of a field; `undefined` for one that keeps nothing of its own (computed fields such as `path`). */
export function planField(definition: FieldDefinition, site: SiteModel): FieldPlan | undefined {
  if (definition.computed) return undefined;
  const { name } = definition;
  const shared = definition.base && definition.cardinality === 1;
  const type = site.fieldTypes.get(definition.type);
  if (!type) return { name, definition, shared, store: storeAsGiven, notNull: [] };
  if (type.columns.length === 0) return undefined;
  const columns = type.columns.map((column) => ({ name: column.name, cast: castOf(column, definition, site) }));
  const required = type.properties.filter((property) => property.required).map((property) => property.name);
  return {
    name,
    definition,
    shared,
    store: storeOf(definition, type, columns, shared),
    notNull:
      shared || columns.length < 2 ? [] : required.filter((property) => columns.some((c) => c.name === property)),
  };
}

function storeOf(
  definition: FieldDefinition,
  type: FieldType,
  columns: readonly ColumnPlan[],
  shared: boolean,
): StoreItems {
  const storeItem = type.mainProperty === undefined ? mapItem : itemOf(type, columns);
  // Columns of a shared table are there without an item too, and several of them come back as an item of NULLs.
  const none = shared && columns.length > 1 ? Object.freeze([nulls(columns)]) : NOTHING;
  const limit = shared ? 1 : definition.cardinality < 1 ? Number.POSITIVE_INFINITY : definition.cardinality;
  return (value) => {
    if (!isArray(value)) {
      const item = storeItem(value);
      return item ? [item] : none;
    }
    const stored = storeList(itemsOf(value), storeItem, limit);
    return stored.length ? stored : none;
  };
}

/** A column of the shared table that unserializes gives what it makes of NULL. */
function nulls(columns: readonly ColumnPlan[]): FieldItem {
  return Object.fromEntries(columns.map((column) => [column.name, column.cast(null)]));
}

/** Empty items go first, then those beyond the cardinality. */
function storeList(items: Iterable<Value>, storeItem: ItemStore, limit: number): FieldItem[] {
  const stored: FieldItem[] = [];
  for (const value of items) {
    const item = storeItem(value);
    if (item && stored.push(item) === limit) break;
  }
  return stored;
}

/** The items in a value: an array whose first key is not numeric is one item (`FieldItemList::setValue()`). */
export function itemsOf(value: PhpArray): Iterable<Value> {
  if (isList(value)) return value;
  const first = value.keys().next();
  if (first.done || typeof first.value === 'number' || isNumeric(first.value)) return value.values();
  return [value];
}

type ItemStore = (value: Value) => FieldItem | undefined;

/** Field types that change what is given when an item is set. */
const READERS: Readonly<Record<string, (read: ReadProperty) => ReadProperty>> = { address: addressReader };

/** Items of a type with properties. A scalar sets one property, the first or the one that the type says. */
function itemOf(type: FieldType, columns: readonly ColumnPlan[]): ItemStore {
  const scalar = scalarProperty(type);
  const isEmpty = emptinessOf(
    type.id,
    columns.map((column) => column.name),
  );
  const keys = new Map<string, Key>(type.properties.map((property) => [property.name, arrayKey(property.name)]));
  const [only] = columns;
  if (columns.length === 1 && only) return singleColumn(only, scalar, isEmpty);
  const reader = Object.hasOwn(READERS, type.id) ? READERS[type.id] : undefined;
  return (value) => {
    const plain: ReadProperty = isArray(value)
      ? (property) => elementAt(value, keys.get(property) ?? property) ?? null
      : (property) => (property === scalar ? value : null);
    const read = reader ? reader(plain) : plain;
    if (isEmpty(read)) return undefined;
    const item: Record<string, Json> = {};
    for (const column of columns) item[column.name] = column.cast(read(column.name));
    return item;
  };
}

/** The common case: strings, numbers, references. */
function singleColumn(column: ColumnPlan, scalar: string, isEmpty: (read: ReadProperty) => boolean): ItemStore {
  const { name, cast } = column;
  return (value) => {
    const read: ReadProperty = isArray(value)
      ? (property) => elementAt(value, property) ?? null
      : (property) => (property === scalar ? value : null);
    return isEmpty(read) ? undefined : { [name]: cast(read(name)) };
  };
}

/** References and links name their main property; elsewhere the first one is meant, whatever it is (`FieldItemBase::setValue()`). */
function scalarProperty(type: FieldType): string {
  const named = type.mainProperty === 'target_id' || type.mainProperty === 'uri' ? type.mainProperty : undefined;
  return named ?? type.properties[0]?.name ?? 'value';
}

/** Items of `map` fields have no properties of their own: the array itself is kept. */
function mapItem(value: Value): FieldItem | undefined {
  if (!isArray(value) || isList(value)) return undefined;
  return Object.fromEntries([...value].map(([key, element]) => [String(key), toJson(element)]));
}

/** A field whose type is not known is kept as it is given: scalars as `value`, arrays as items. */
export const storeAsGiven: StoreItems = (value) => {
  if (value === null) return NOTHING;
  if (!isArray(value)) return [genericItem(value)];
  return [...itemsOf(value)].filter((item) => item !== null).map(genericItem);
};

function genericItem(value: Value): FieldItem {
  if (!isArray(value)) return { value: toJson(value) };
  if (isList(value)) return { value: toJson(value) };
  return Object.fromEntries([...value].map(([key, element]) => [String(key), toJson(element)]));
}
