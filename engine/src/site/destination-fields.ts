import type { FieldDefinition, FieldProperty, SiteModel } from './model.ts';

/** What may stand on the left side of a process section for an entity destination. */
export interface DestinationFields {
  readonly fields: ReadonlyMap<string, FieldDefinition>;
  /**
   * Whether `fields` is all there is, so that another name is a mistake: the site is known, the entity type is one whose
   * base fields are known, and the bundle (where given) exists.
   */
  readonly complete: boolean;
}

/**
 * Fields that a migration may set on an entity type: those of the bundle, of all bundles where it is not known.
 * Modules that are not core's may add base fields that no configuration shows, so callers report an unknown name only
 * where it looks like a configured field (`field_...`) or is close to a known one.
 */
export function destinationFields(site: SiteModel, entityType: string, bundle?: string): DestinationFields {
  const type = site.entityTypes.get(entityType);
  const bundleExists = bundle === undefined || (type?.bundles.has(bundle) ?? false);
  return {
    fields: site.fields(entityType, bundleExists ? bundle : undefined),
    complete: site.known && bundleExists && (type?.baseFields.size ?? 0) > 0,
  };
}

/** The properties that `field/SUBFIELD` may name, computed ones left out; `undefined` for a field type that is not known. */
export function subfieldsOf(site: SiteModel, field: FieldDefinition): readonly FieldProperty[] | undefined {
  const properties = site.fieldTypes.get(field.type)?.properties.filter((property) => !property.computed);
  return properties?.length ? properties : undefined;
}
