import { arrayFrom, elementAt, isArray, type Key, type Value, valuesOf } from '../../php/value.ts';
import { configPrefixes } from '../../site/config-prefixes.ts';
import { configurationAt, stringAt } from '../../site/configuration.ts';
import type { SiteModel } from '../../site/model.ts';
import { type DisplayPlugin, formatters, viewModules, widgets } from './display-plugins.ts';
import { permissionOf } from './permissions.ts';
import { type ConfigValues, textAt, textsAt, valuesFrom } from './values.ts';

/** Collects what a configuration entity depends on: `ConfigDependencyManager`'s `config` and `module` lists. */
export class DependencyCollector {
  private readonly config = new Set<string>();
  private readonly modules = new Set<string>();
  private readonly themes = new Set<string>();

  /** @param provider the module of the entity type, which nothing of its own depends on */
  constructor(private readonly provider: string) {}

  addConfig(name: string | undefined): void {
    if (name !== undefined) this.config.add(name);
  }

  addTheme(name: string): void {
    if (name !== '') this.themes.add(name);
  }

  addModule(name: string | undefined): void {
    if (name !== undefined && name !== 'core' && name !== this.provider) this.modules.add(name);
  }

  /** The `dependencies` property; what was enforced stays. */
  result(enforced: Value | undefined): Value {
    const lists: [Key, Value][] = [];
    if (this.config.size) lists.push(['config', [...this.config].sort()]);
    if (enforced !== undefined && enforced !== null) lists.push(['enforced', enforced]);
    if (this.modules.size) lists.push(['module', [...this.modules].sort()]);
    if (this.themes.size) lists.push(['theme', [...this.themes].sort()]);
    return arrayFrom(lists);
  }
}

type Calculate = (values: ConfigValues, site: SiteModel, add: DependencyCollector) => void;

/** `calculateDependencies()` of the configuration entity classes; types that are not listed depend on nothing. */
const CALCULATORS: Readonly<Record<string, Calculate>> = {
  action: actionDependencies,
  base_field_override: fieldDependencies,
  block: blockDependencies,
  editor: (values, _site, add) => {
    add.addConfig(`filter.format.${textAt(values, 'format')}`);
    add.addModule(textAt(values, 'editor') || undefined);
  },
  entity_form_display: (...save) => displayDependencies(widgets, 'entity_form_mode', ...save),
  entity_form_mode: (values, site, add) => add.addModule(providerOf(textAt(values, 'targetEntityType'), site)),
  entity_view_display: (values, site, add) => {
    displayDependencies(formatters, 'entity_view_mode', values, site, add);
    const entityType = textAt(values, 'targetEntityType');
    const modules = Object.hasOwn(viewModules, entityType) ? viewModules[entityType] : undefined;
    for (const module of modules ?? []) add.addModule(module);
  },
  entity_view_mode: (values, site, add) => add.addModule(providerOf(textAt(values, 'targetEntityType'), site)),
  field_config: (values, site, add) => {
    add.addConfig(`field.storage.${textAt(values, 'entity_type')}.${textAt(values, 'field_name')}`);
    fieldDependencies(values, site, add);
  },
  field_storage_config: storageDependencies,
  filter_format: (values, _site, add) => {
    for (const filter of valuesFrom(values.get('filters')).values()) {
      if (configurationAt(filter, 'status') === true) add.addModule(stringAt(filter, 'provider'));
    }
  },
  language_content_settings: (values, site, add) =>
    addBundle(textAt(values, 'target_entity_type_id'), textAt(values, 'target_bundle'), site, add),
  search_page: (values, _site, add) => add.addModule(textAt(values, 'plugin').replace(/_search$/, '') || undefined),
  user_role: roleDependencies,
};

/** The `dependencies` of a configuration entity that is about to be saved. */
export function dependenciesOf(type: string, provider: string, values: ConfigValues, site: SiteModel): Value {
  const collector = new DependencyCollector(provider);
  if (Object.hasOwn(CALCULATORS, type)) CALCULATORS[type]?.(values, site, collector);
  for (const [module] of valuesFrom(values.get('third_party_settings'))) collector.addModule(String(module));
  return collector.result(configurationAt(values.get('dependencies'), 'enforced'));
}

/** The configuration of a bundle, where the entity type's bundles are configuration. */
export function bundleConfig(entityType: string, bundle: string, site: SiteModel): string | undefined {
  const type = site.entityTypes.get(entityType)?.bundleEntityType;
  const prefix = type !== undefined && Object.hasOwn(configPrefixes, type) ? configPrefixes[type]?.prefix : undefined;
  return prefix === undefined ? undefined : `${prefix}.${bundle}`;
}

/** `getBundleConfigDependency()`: the bundle's configuration, else the module of the entity type. */
function addBundle(entityType: string, bundle: string, site: SiteModel, add: DependencyCollector): void {
  const name = bundleConfig(entityType, bundle, site);
  if (name === undefined) add.addModule(providerOf(entityType, site));
  else add.addConfig(name);
}

function providerOf(entityType: string, site: SiteModel): string | undefined {
  return site.entityTypes.get(entityType)?.provider;
}

/** A block's theme, and the module that its plugin's id begins with. */
function blockDependencies(values: ConfigValues, site: SiteModel, add: DependencyCollector): void {
  add.addTheme(textAt(values, 'theme'));
  const plugin = textAt(values, 'plugin');
  const [base = '', derivative] = plugin.split(':');
  const owners = [...(site.modules ?? [])].filter((name) => base === name || base.startsWith(`${name}_`));
  add.addModule(owners.toSorted((a, b) => b.length - a.length)[0]);
  if (base === 'system_menu_block') add.addConfig(`system.menu.${derivative}`);
}

/** The actions on roles name theirs in their configuration. */
function actionDependencies(values: ConfigValues, site: SiteModel, add: DependencyCollector): void {
  const role = stringAt(values.get('configuration'), 'rid');
  if (role !== undefined && site.configuration.has(`user.role.${role}`)) add.addConfig(`user.role.${role}`);
  add.addModule(providerOf(textAt(values, 'type'), site));
}

/** A field's bundle, its type's module, and the bundles that a reference may point to. */
function fieldDependencies(values: ConfigValues, site: SiteModel, add: DependencyCollector): void {
  const entityType = textAt(values, 'entity_type');
  addBundle(entityType, textAt(values, 'bundle'), site, add);
  add.addModule(site.fieldTypes.get(textAt(values, 'field_type'))?.provider);
  const storage = site.configuration.get(`field.storage.${entityType}.${textAt(values, 'field_name')}`);
  const target = stringAt(configurationAt(storage, 'settings'), 'target_type');
  const bundles = configurationAt(configurationAt(values.get('settings'), 'handler_settings'), 'target_bundles');
  if (target === undefined || bundles === undefined || !isArray(bundles)) return;
  for (const bundle of valuesOf(bundles)) {
    const name = bundleConfig(target, String(bundle), site);
    if (name !== undefined && site.configuration.has(name)) add.addConfig(name);
  }
}

function storageDependencies(values: ConfigValues, site: SiteModel, add: DependencyCollector): void {
  add.addModule(providerOf(textAt(values, 'entity_type'), site));
  add.addModule(site.fieldTypes.get(textAt(values, 'type'))?.provider);
  const target = stringAt(values.get('settings'), 'target_type');
  if (target !== undefined) add.addModule(providerOf(target, site));
}

function roleDependencies(values: ConfigValues, site: SiteModel, add: DependencyCollector): void {
  for (const name of textsAt(values, 'permissions')) {
    const permission = permissionOf(name, site.configuration);
    add.addModule(permission?.module);
    add.addConfig(permission?.config);
  }
}

/** A display's bundle, mode and fields, shown or hidden, and what shows them. */
function displayDependencies(
  table: Readonly<Record<string, DisplayPlugin>>,
  modes: string,
  values: ConfigValues,
  site: SiteModel,
  add: DependencyCollector,
): void {
  const entityType = textAt(values, 'targetEntityType');
  const bundle = textAt(values, 'bundle');
  const mode = textAt(values, 'mode');
  addBundle(entityType, bundle, site, add);
  if (mode !== 'default') {
    const name = `core.${modes}.${entityType}.${mode}`;
    if (site.configuration.has(name)) add.addConfig(name);
  }
  const content = valuesFrom(values.get('content'));
  for (const field of [...content.keys(), ...valuesFrom(values.get('hidden')).keys()]) {
    const name = `field.field.${entityType}.${bundle}.${field}`;
    if (site.configuration.has(name)) add.addConfig(name);
  }
  for (const [field, component] of content) {
    const plugin = isArray(component) ? elementAt(component, 'type') : undefined;
    if (typeof plugin === 'string' && Object.hasOwn(table, plugin)) add.addModule(table[plugin]?.module);
    if (plugin === 'comment_default' && isArray(component)) addCommentDisplay(values, field, component, site, add);
    const settings = isArray(component) ? elementAt(component, 'settings') : undefined;
    for (const name of ['image_style', 'preview_image_style']) {
      const style = `image.style.${stringAt(settings, name)}`;
      if (site.configuration.has(style)) add.addConfig(style);
    }
  }
}

/** The formatter of comments shows them in a display of theirs. */
function addCommentDisplay(
  values: ConfigValues,
  field: Key,
  component: Value,
  site: SiteModel,
  add: DependencyCollector,
): void {
  const storage = site.configuration.get(`field.storage.${textAt(values, 'targetEntityType')}.${field}`);
  const type = stringAt(configurationAt(storage, 'settings'), 'comment_type');
  const mode = stringAt(configurationAt(component, 'settings'), 'view_mode');
  const name = `core.entity_view_display.comment.${type}.${mode}`;
  if (site.configuration.has(name)) add.addConfig(name);
}
