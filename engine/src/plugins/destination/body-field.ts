import { newDisplay, withComponent } from '../../entity/config/displays.ts';
import { mapping } from '../../entity/config/values.ts';
import type { Json } from '../../php/value.ts';
import type { DestinationServices } from '../destination.ts';

type Options = Readonly<Record<string, Json>>;

/** A field that a bundle gets when it is made. */
export interface BundleField {
  readonly entityType: string;
  readonly bundle: string;
  readonly name: string;
  /** Properties of the field beyond its name and place. */
  readonly field: Options;
  readonly form: Options;
  readonly view: Options;
  /** In the teaser, where the entity type has one. */
  readonly teaser?: Options;
}

/** Makes a field of a storage that exists, and shows it; nothing where the bundle has it already. */
export function addBundleField(added: BundleField, services: DestinationServices): void {
  const { entityType, bundle, name } = added;
  const { configEntities } = services;
  if (configEntities.load('field_config', `${entityType}.${bundle}.${name}`)) return;
  const values = mapping({ ...added.field, entity_type: entityType, bundle, field_name: name });
  configEntities.save('field_config', configEntities.create('field_config', values), undefined);
  show('entity_form_display', 'default', added.form, added, services);
  show('entity_view_display', 'default', added.view, added, services);
  const hasTeaser = services.site.configuration.has(`core.entity_view_mode.${entityType}.teaser`);
  if (added.teaser && hasTeaser) show('entity_view_display', 'teaser', added.teaser, added, services);
}

function show(
  type: 'entity_form_display' | 'entity_view_display',
  mode: string,
  options: Options,
  { entityType, bundle, name }: BundleField,
  { configEntities, site }: DestinationServices,
): void {
  const id = `${entityType}.${bundle}.${mode}`;
  const existing = configEntities.load(type, id);
  const display = existing ?? configEntities.create(type, newDisplay(type, entityType, bundle, mode, site));
  configEntities.save(type, withComponent(type, display, name, mapping(options), site), existing && id);
}
