import { toInt } from '../../php/casts.ts';
import { arrayFrom, entries, isArray, type Key, type Value } from '../../php/value.ts';
import type { SiteModel } from '../../site/model.ts';
import { castLike } from './cast.ts';
import { defaultPlugins, formatters, formComponents, viewComponents, widgets } from './display-plugins.ts';
import { type ConfigValues, mapping, textAt, valuesFrom } from './values.ts';

/** The two kinds of displays, as configuration entity types. */
export type DisplayType = 'entity_form_display' | 'entity_view_display';

/** A display that did not exist: base fields and extra fields as they come, configured fields hidden (`EntityDisplayBase::init()`). */
export function newDisplay(
  type: DisplayType,
  entityType: string,
  bundle: string,
  mode: string,
  site: SiteModel,
): ConfigValues {
  const table = type === 'entity_form_display' ? formComponents : viewComponents;
  const fields = site.fields(entityType, bundle);
  let display: ConfigValues = new Map<Key, Value>([
    ['targetEntityType', entityType],
    ['bundle', bundle],
    ['mode', mode],
    ['content', []],
    ['hidden', hiddenFields(fields)],
  ]);
  const components = Object.hasOwn(table, entityType) ? (table[entityType] ?? {}) : {};
  for (const [name, options] of Object.entries(components)) {
    const isThere = options.type === undefined || fields.has(name);
    if (isThere) display = withComponent(type, display, name, mapping(options), site);
  }
  return display;
}

function hiddenFields(fields: ReturnType<SiteModel['fields']>): Value {
  return arrayFrom([...fields.values()].filter((field) => !field.base).map((field) => [field.name, true] as const));
}

/** `setComponent()`: shows a field, with the plugin's defaults for what is not said. */
export function withComponent(
  type: DisplayType,
  display: ConfigValues,
  name: string,
  options: ConfigValues,
  site: SiteModel,
): ConfigValues {
  if (options.get('type') === 'hidden') return withoutComponent(display, name);
  const field = site.fields(textAt(display, 'targetEntityType'), textAt(display, 'bundle')).get(name);
  const component = field ? prepared(type, options, field.type) : new Map(options);
  const weight = options.get('weight') ?? null;
  component.set('weight', weight === null ? lowestWeight(display) : toInt(weight));
  if ((component.get('region') ?? null) === null) component.set('region', 'content');
  return new Map(display)
    .set('content', valuesFrom(display.get('content')).set(name, component))
    .set('hidden', without(display.get('hidden'), name));
}

/** `removeComponent()`: hides a field. */
export function withoutComponent(display: ConfigValues, name: string): ConfigValues {
  return new Map(display)
    .set('content', without(display.get('content'), name))
    .set('hidden', valuesFrom(display.get('hidden')).set(name, true));
}

/** `prepareConfiguration()` of the managers of widgets and formatters. */
function prepared(type: DisplayType, options: ConfigValues, fieldType: string): Map<Key, Value> {
  const isForm = type === 'entity_form_display';
  const defaults = Object.hasOwn(defaultPlugins, fieldType) ? defaultPlugins[fieldType] : undefined;
  const given = textAt(options, 'type');
  const id = given !== '' ? given : ((isForm ? defaults?.widget : defaults?.formatter) ?? '');
  const component = new Map<Key, Value>(options).set('type', id);
  if (!isForm && !options.has('label')) component.set('label', 'above');
  const table = isForm ? widgets : formatters;
  const known = Object.hasOwn(table, id) ? table[id] : undefined;
  component.set('settings', known ? settingsOf(options.get('settings'), mapping(known.settings)) : listed(options));
  if (!isArray(component.get('third_party_settings'))) component.set('third_party_settings', []);
  return component;
}

function listed(options: ConfigValues): Value {
  const settings = options.get('settings');
  return isArray(settings) ? settings : [];
}

/** Unknown settings go, missing ones get their defaults. */
function settingsOf(given: Value | undefined, defaults: ConfigValues): Value {
  const settings = valuesFrom(given);
  return arrayFrom(
    [...defaults].map(([name, value]) => {
      const own = settings.get(name);
      return [name, own === undefined ? value : castLike(own, value)] as const;
    }),
  );
}

/** One below everything that is shown; 0 in an empty display. */
function lowestWeight(display: ConfigValues): Value {
  const weights = [...valuesFrom(display.get('content')).values()].map((component) =>
    Number(toInt(valuesFrom(component).get('weight') ?? 0)),
  );
  return weights.length ? Math.max(...weights) + 1 : 0;
}

function without(array: Value | undefined, name: string): Value {
  if (array === undefined || !isArray(array)) return [];
  return arrayFrom([...entries(array)].filter(([key]) => String(key) !== name));
}
