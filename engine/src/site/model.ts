import type { Value } from '../php/value.ts';

/** The versions of Drupal core whose behaviour is known. */
export type DrupalVersion = '10.6' | '11.4';

/**
 * What is known of the Drupal site: entity types, bundles, fields and subfields. Facts of core's field types and base
 * fields come from the data beside this file, bundles and fields from the configuration found in the workspace.
 */
export interface SiteModel {
  /** Whether any site configuration was found. Without it no field or bundle may be reported as unknown. */
  readonly known: boolean;
  readonly drupalVersion: DrupalVersion;
  readonly defaultLangcode: string;
  readonly languages: readonly string[];
  /** IANA name of the site's time zone. */
  readonly timezone: string;
  readonly entityTypes: ReadonlyMap<string, EntityType>;
  readonly fieldTypes: ReadonlyMap<string, FieldType>;
  /** Raw configuration by name (`node.type.page`), as PHP values. */
  readonly configuration: ReadonlyMap<string, Value>;
  /** Enabled modules, where `core.extension` says so. */
  readonly modules: ReadonlySet<string> | undefined;
  /** Base fields (with the bundle's overrides) and configured fields of a bundle; of all bundles without one. */
  fields(entityType: string, bundle?: string): ReadonlyMap<string, FieldDefinition>;
}

export interface EntityType {
  readonly id: string;
  readonly kind: 'content' | 'config';
  readonly provider: string;
  readonly keys: Readonly<Partial<Record<EntityKey, string>>>;
  /** Destination ids of `entity:TYPE`, in order: name and field type. */
  readonly ids: Readonly<Partial<Record<string, string>>>;
  /** Start of its configuration's names (`node.type`), for config entities. */
  readonly configPrefix: string | undefined;
  /** SQL tables, as database errors name them; none where they are not known. */
  readonly tables: Readonly<Partial<Record<EntityTable, string>>>;
  readonly idType: 'integer' | 'string';
  /** The config entity type of its bundles; undefined without bundles. */
  readonly bundleEntityType: string | undefined;
  /** Bundle ids to labels. A type without bundles has one, named as the type. */
  readonly bundles: ReadonlyMap<string, string>;
  readonly baseFields: ReadonlyMap<string, FieldDefinition>;
}

export type EntityTable = 'base' | 'data' | 'revision' | 'revision_data';

export type EntityKey = 'id' | 'revision' | 'bundle' | 'label' | 'langcode' | 'uuid' | 'published' | 'owner';

export interface FieldDefinition {
  readonly name: string;
  readonly type: string;
  readonly label: string;
  readonly base: boolean;
  /** -1 for unlimited. */
  readonly cardinality: number;
  readonly required: boolean;
  readonly translatable: boolean;
  readonly revisionable: boolean;
  readonly computed: boolean;
  /** Read-only to editors (ids, bundles): a migration may still set it. */
  readonly readonly: boolean;
  /** Validation constraints of its own, by Drupal's plugin ids. */
  readonly constraints: readonly string[];
  /** Storage and field settings in one. */
  readonly settings: Readonly<Record<string, Value>>;
  /** Items of the default value, as configuration gives them; empty without one. */
  readonly defaultValue: readonly Value[];
}

export interface FieldType {
  readonly id: string;
  readonly provider: string;
  readonly mainProperty: string | undefined;
  readonly properties: readonly FieldProperty[];
  /** The properties that the database keeps; the others are gone once an entity is loaded again. */
  readonly columns: readonly FieldColumn[];
  /** Surprises worth reading. */
  readonly notes: readonly string[];
}

/** A column of a field, as `hook_schema` types it. A column that depends on the target (`target_id`) says so in words. */
export interface FieldColumn {
  readonly name: string;
  readonly type: string;
  readonly length?: number;
  readonly serialize?: boolean;
}

export interface FieldProperty {
  readonly name: string;
  readonly dataType: string;
  readonly required: boolean;
  readonly computed: boolean;
}
