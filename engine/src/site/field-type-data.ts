import { fromJson, type Json, type Value } from '../php/value.ts';
import table from './field-types.generated.json' with { type: 'json' };
import type { DrupalVersion, FieldDefinition, FieldType } from './model.ts';

/** An object of the generated table: TypeScript gives each object of a list the keys of all, as `undefined`. */
type Facts<T> = Readonly<Record<string, T | undefined>>;

/** What the generated table says of a base field. */
export interface BaseFieldFacts {
  readonly name: string;
  readonly type: string;
  readonly required: boolean;
  readonly translatable: boolean;
  readonly revisionable: boolean;
  readonly readonly?: boolean;
  readonly auto?: boolean;
  readonly computed?: boolean;
  readonly cardinality?: number;
  readonly constraints?: readonly string[];
  readonly default?: Json;
  readonly defaultByVersion?: Facts<Json>;
  readonly settings: Facts<Json>;
}

/** What the generated table says of a content entity type. */
export interface ContentEntityFacts {
  readonly provider: string;
  readonly idType: string;
  readonly keys: Facts<string>;
  readonly bundleEntityType: string | null;
  readonly bundleable: boolean;
  readonly tables: Facts<string>;
  readonly baseFields: readonly BaseFieldFacts[];
}

/** An `entity:TYPE` destination of core or of a contributed module: the entity type's id keys. */
export interface EntityDestinationFacts {
  readonly type: string;
  readonly kind: string;
  readonly provider: string;
  readonly core: { readonly '10.6': boolean; readonly '11.4': boolean } | null;
  readonly ids: Facts<string>;
  readonly revisionIds: Facts<string> | null;
}

interface FieldTypeFacts {
  readonly provider: string;
  readonly mainProperty: string | null;
  readonly properties: readonly {
    readonly name: string;
    readonly dataType: string;
    readonly required: boolean;
    readonly computed: boolean;
    readonly versions?: readonly string[];
  }[];
  readonly columns: readonly {
    readonly name: string;
    readonly type: string;
    readonly length?: number;
    readonly serialize?: boolean;
  }[];
  readonly storageSettings: Facts<Json>;
  readonly fieldSettings: Facts<Json>;
  readonly notes: readonly string[];
}

const fieldTypeFacts: Readonly<Record<string, FieldTypeFacts>> = table.fieldTypes;

/** Content entity types whose base fields are known, by id. */
export const contentEntityFacts: ReadonlyMap<string, ContentEntityFacts> = new Map(
  Object.entries<ContentEntityFacts>(table.contentEntities),
);

/** All `entity:TYPE` destinations that are known, in alphabetical order. */
export const entityDestinationFacts: readonly EntityDestinationFacts[] = table.destinations;

/** Field types of a version of Drupal, by id. */
export function fieldTypesOf(version: DrupalVersion): ReadonlyMap<string, FieldType> {
  const types = new Map<string, FieldType>();
  for (const [id, facts] of Object.entries(fieldTypeFacts)) {
    types.set(id, {
      id,
      provider: facts.provider,
      mainProperty: facts.mainProperty ?? undefined,
      properties: facts.properties.filter((property) => property.versions?.includes(version) ?? true),
      columns: facts.columns,
      notes: facts.notes,
    });
  }
  return types;
}

/** A field type's settings with nothing configured: storage and field settings in one. */
export function defaultSettings(fieldType: string): Readonly<Record<string, Value>> {
  const known = SETTINGS.get(fieldType);
  if (known) return known;
  const facts = Object.hasOwn(fieldTypeFacts, fieldType) ? fieldTypeFacts[fieldType] : undefined;
  const settings = values({ ...facts?.storageSettings, ...facts?.fieldSettings });
  SETTINGS.set(fieldType, settings);
  return settings;
}

/** Settings of a field storage of a type with nothing configured. */
export function storageSettingsOf(fieldType: string): Readonly<Record<string, Value>> {
  return Object.hasOwn(fieldTypeFacts, fieldType) ? values(fieldTypeFacts[fieldType]?.storageSettings ?? {}) : {};
}

/** Settings of a field of a type with nothing configured. */
export function fieldSettingsOf(fieldType: string): Readonly<Record<string, Value>> {
  return Object.hasOwn(fieldTypeFacts, fieldType) ? values(fieldTypeFacts[fieldType]?.fieldSettings ?? {}) : {};
}

const SETTINGS = new Map<string, Readonly<Record<string, Value>>>();

/** A base field of the table as a definition in a version of Drupal. */
export function baseFieldOf(facts: BaseFieldFacts, version: DrupalVersion): FieldDefinition {
  const literal = facts.defaultByVersion?.[version] ?? facts.default;
  return {
    name: facts.name,
    type: facts.type,
    label: labelOf(facts.name),
    base: true,
    cardinality: facts.cardinality ?? 1,
    required: facts.required,
    translatable: facts.translatable,
    revisionable: facts.revisionable,
    computed: facts.computed ?? false,
    readonly: facts.readonly ?? false,
    constraints: facts.constraints ?? [],
    settings: { ...defaultSettings(facts.type), ...values(facts.settings) },
    defaultValue: literal === undefined ? [] : [fromJson(literal)],
  };
}

/** `revision_log` -> `Revision log`: base fields' labels are not recorded. */
function labelOf(name: string): string {
  const words = name.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function values(settings: Facts<Json>): Record<string, Value> {
  return Object.fromEntries(
    Object.entries(settings).flatMap(([name, value]) => (value === undefined ? [] : [[name, fromJson(value)]])),
  );
}
