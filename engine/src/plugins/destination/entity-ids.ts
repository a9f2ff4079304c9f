import type { Key, Value } from '../../php/value.ts';
import type { IdDefinitions } from '../../pipeline/row.ts';
import type { EntityType, SiteModel } from '../../site/model.ts';
import { MigrateException } from '../exceptions.ts';

/**
 * Destination ids: the entity type's id keys with the settings of their fields, the language for translations.
 * @throws MigrateException for translations of a type that has no language key
 */
export function idDefinitions(entityType: EntityType, translations: boolean): IdDefinitions {
  const definitions = new Map<string, ReadonlyMap<Key, Value>>();
  for (const [name, type] of Object.entries(entityType.ids)) {
    definitions.set(name, idDefinition(entityType, name, type ?? 'string'));
  }
  if (!translations) return definitions;
  return definitions.set(...languageDefinition(entityType));
}

/**
 * Name and definition of the id that tells translations apart.
 * @throws MigrateException where the entity type has no language key
 */
export function languageDefinition(entityType: EntityType): [string, ReadonlyMap<Key, Value>] {
  const { langcode } = entityType.keys;
  if (langcode === undefined) {
    throw new MigrateException(`The "${entityType.id}" entity type does not support translations.`);
  }
  return [langcode, idDefinition(entityType, langcode, 'language')];
}

/** The definition of a field that serves as an id, with the settings of the field. */
export function idDefinition(entityType: EntityType, name: string, type: string): ReadonlyMap<Key, Value> {
  const field = entityType.baseFields.get(name);
  return new Map<Key, Value>([['type', field?.type ?? type], ...Object.entries(field?.settings ?? {})]);
}

/**
 * `EntityContentBase::fields()`: since 11.2 the fields of the default bundle, of the only bundle, or the base fields.
 * @throws MigrateException for a default bundle that does not exist
 */
export function fieldLabels(
  entityType: EntityType,
  site: SiteModel,
  defaultBundle: string | undefined,
): ReadonlyMap<string, string> {
  if (site.drupalVersion === '10.6') return new Map();
  const bundles = [...entityType.bundles.keys()];
  if (defaultBundle !== undefined && site.known && !bundles.includes(defaultBundle)) {
    throw new MigrateException(
      `The default_bundle value '${defaultBundle}' is not a valid bundle for the destination entity type '${entityType.id}'.`,
    );
  }
  const bundle = defaultBundle ?? (bundles.length === 1 ? bundles[0] : undefined);
  const fields = bundle === undefined ? entityType.baseFields : site.fields(entityType.id, bundle);
  return new Map([...fields.values()].map((field) => [field.name, field.label]));
}
