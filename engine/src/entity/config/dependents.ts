import { arrayFrom, entries, isArray, type Value, valuesOf } from '../../php/value.ts';
import type { ConfigurationService } from '../../plugins/services.ts';
import { configPrefixes } from '../../site/config-prefixes.ts';
import { configurationAt } from '../../site/configuration.ts';
import type { SiteModel } from '../../site/model.ts';
import { permissionOf } from './permissions.ts';
import { type ConfigValues, textsAt, valuesFrom } from './values.ts';

/** What may be done to those that depend on a configuration entity that goes. */
export interface DependentActions {
  delete(type: string, id: string): void;
  save(type: string, values: ConfigValues, id: string): void;
}

/**
 * What happens to the configuration entities that name another one among their dependencies when that is deleted: some
 * adapt (`onDependencyRemoval()`), the others go too.
 */
export function removeDependents(
  name: string,
  configuration: ConfigurationService,
  site: SiteModel,
  actions: DependentActions,
): void {
  for (const dependent of configuration.names('')) {
    const value = configuration.get(dependent);
    if (dependent === name || value === undefined || !dependsOn(value, name)) continue;
    const found = entityOf(dependent);
    if (!found) continue;
    const adapted = adapt(found.type, valuesFrom(value), name, site);
    if (adapted) actions.save(found.type, adapted, found.id);
    else actions.delete(found.type, found.id);
  }
}

function dependsOn(value: Value, name: string): boolean {
  const names = configurationAt(configurationAt(value, 'dependencies'), 'config');
  return names !== undefined && isArray(names) && valuesOf(names).includes(name);
}

/** The configuration entity that a configuration name belongs to. */
function entityOf(name: string): { readonly type: string; readonly id: string } | undefined {
  for (const [type, { prefix }] of Object.entries(configPrefixes)) {
    if (name.startsWith(`${prefix}.`)) return { type, id: name.slice(prefix.length + 1) };
  }
  return undefined;
}

/** The values without what is going; undefined where the entity cannot do without. */
function adapt(type: string, values: ConfigValues, name: string, site: SiteModel): ConfigValues | undefined {
  if (type === 'user_role') {
    const left = textsAt(values, 'permissions').filter(
      (permission) => permissionOf(permission, site.configuration)?.config !== name,
    );
    return new Map(values).set('permissions', left);
  }
  const isDisplay = type === 'entity_view_display' || type === 'entity_form_display';
  if (isDisplay && name.startsWith('field.field.')) {
    const field = name.slice(name.lastIndexOf('.') + 1);
    return new Map(values)
      .set('content', without(values.get('content'), field))
      .set('hidden', without(values.get('hidden'), field));
  }
  return type === 'field_config' ? withoutTarget(values, name) : undefined;
}

/** A reference that may point to several bundles loses the one that goes. */
function withoutTarget(values: ConfigValues, name: string): ConfigValues | undefined {
  const settings = values.get('settings');
  const handler = configurationAt(settings, 'handler_settings');
  const bundles = configurationAt(handler, 'target_bundles');
  const bundle = name.slice(name.lastIndexOf('.') + 1);
  if (name.startsWith('field.storage.') || bundles === undefined || !isArray(bundles)) return undefined;
  if (String(values.get('bundle')) === bundle || !valuesOf(bundles).includes(bundle)) return undefined;
  const targets = valuesFrom(handler).set('target_bundles', without(bundles, bundle));
  return new Map(values).set('settings', valuesFrom(settings).set('handler_settings', targets));
}

function without(array: Value | undefined, key: string): Value {
  if (array === undefined || !isArray(array)) return [];
  return arrayFrom([...entries(array)].filter(([name]) => String(name) !== key));
}
