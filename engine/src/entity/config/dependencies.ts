import { arrayFrom, elementAt, isArray, type Key, type Value, valuesOf } from '../../php/value.ts';
import { configPrefixes } from '../../site/config-prefixes.ts';
import { configurationAt, stringAt } from '../../site/configuration.ts';
import type { SiteModel } from '../../site/model.ts';
import { permissionOf } from './permissions.ts';
import { type ConfigValues, textAt, textsAt, valuesFrom } from './values.ts';

/** Collects what a configuration entity depends on: `ConfigDependencyManager`'s `config` and `module` lists. */
export class DependencyCollector {
  private readonly config = new Set<string>();
  private readonly modules = new Set<string>();

  /** @param provider the module of the entity type, which nothing of its own depends on */
  constructor(private readonly provider: string) {}

  addConfig(name: string | undefined): void {
    if (name !== undefined) this.config.add(name);
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
    return arrayFrom(lists);
  }
}

type Calculate = (values: ConfigValues, site: SiteModel, add: DependencyCollector) => void;

/** `calculateDependencies()` of the configuration entity classes; types that are not listed depend on nothing. */
const CALCULATORS: Readonly<Record<string, Calculate>> = {
  action: actionDependencies,
  base_field_override: fieldDependencies,
  editor: (values, _site, add) => {
    add.addConfig(`filter.format.${textAt(values, 'format')}`);
    add.addModule(textAt(values, 'editor') || undefined);
  },
  entity_form_display: displayDependencies,
  entity_form_mode: (values, site, add) => add.addModule(providerOf(textAt(values, 'targetEntityType'), site)),
  entity_view_display: displayDependencies,
  entity_view_mode: (values, site, add) => add.addModule(providerOf(textAt(values, 'targetEntityType'), site)),
  field_config: (values, site, add) => {
    add.addConfig(`field.storage.${textAt(values, 'entity_type')}.${textAt(values, 'field_name')}`);
    fieldDependencies(values, site, add);
  },
  field_storage_config: storageDependencies,
  language_content_settings: (values, site, add) =>
    add.addConfig(bundleConfig(textAt(values, 'target_entity_type_id'), textAt(values, 'target_bundle'), site)),
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

function providerOf(entityType: string, site: SiteModel): string | undefined {
  return site.entityTypes.get(entityType)?.provider;
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
  add.addConfig(bundleConfig(entityType, textAt(values, 'bundle'), site));
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

/** Modules of widgets and formatters that are not core's own. */
const DISPLAY_PLUGINS: Readonly<Record<string, string>> = {
  address_default: 'address',
  address_plain: 'address',
  comment_default: 'comment',
  datetime_datelist: 'datetime',
  datetime_default: 'datetime',
  datetime_plain: 'datetime',
  datetime_time_ago: 'datetime',
  daterange_datelist: 'datetime_range',
  daterange_default: 'datetime_range',
  daterange_plain: 'datetime_range',
  entity_reference_paragraphs: 'paragraphs',
  entity_reference_revisions_entity_view: 'entity_reference_revisions',
  file_default: 'file',
  file_generic: 'file',
  file_table: 'file',
  file_url_plain: 'file',
  image: 'image',
  image_image: 'image',
  image_url: 'image',
  link: 'link',
  link_default: 'link',
  link_separate: 'link',
  list_default: 'options',
  list_key: 'options',
  media_library_widget: 'media_library',
  media_thumbnail: 'media',
  options_buttons: 'options',
  options_select: 'options',
  paragraphs: 'paragraphs',
  path: 'path',
  telephone_default: 'telephone',
  telephone_link: 'telephone',
  text_default: 'text',
  text_summary_or_trimmed: 'text',
  text_textarea: 'text',
  text_textarea_with_summary: 'text',
  text_textfield: 'text',
  text_trimmed: 'text',
  author: 'user',
  user_name: 'user',
};

/** A display's bundle, mode and fields, shown or hidden, and what shows them. */
function displayDependencies(values: ConfigValues, site: SiteModel, add: DependencyCollector): void {
  const entityType = textAt(values, 'targetEntityType');
  const bundle = textAt(values, 'bundle');
  const mode = textAt(values, 'mode');
  add.addConfig(bundleConfig(entityType, bundle, site));
  if (mode !== 'default') {
    const modes = ['entity_view_mode', 'entity_form_mode'].map((kind) => `core.${kind}.${entityType}.${mode}`);
    for (const name of modes) if (site.configuration.has(name)) add.addConfig(name);
  }
  const content = valuesFrom(values.get('content'));
  for (const field of [...content.keys(), ...valuesFrom(values.get('hidden')).keys()]) {
    const name = `field.field.${entityType}.${bundle}.${field}`;
    if (site.configuration.has(name)) add.addConfig(name);
  }
  for (const component of content.values()) {
    const plugin = isArray(component) ? elementAt(component, 'type') : undefined;
    if (typeof plugin === 'string' && Object.hasOwn(DISPLAY_PLUGINS, plugin)) add.addModule(DISPLAY_PLUGINS[plugin]);
  }
}
