import type { Catalogue } from './catalogue.ts';
import type { ProcessDescriptor } from './descriptor.ts';
import type { DestinationFactory } from './destination.ts';
import { PluginNotFoundException, PluginNotRunnableError } from './exceptions.ts';
import type { ProcessFactory } from './process.ts';
import type { SourceFactory } from './source.ts';
import { unrunnableReason } from './unrunnable.ts';

/*
 * The implementations by plugin id. Each is loaded when the first migration uses it; the literal `import()` calls let
 * esbuild see them.
 */

interface Loader<F> {
  readonly [id: string]: () => Promise<{ readonly default: F }>;
}

const SOURCES: Loader<SourceFactory> = {
  csv: () => import('./source/csv.run.ts'),
  embedded_data: () => import('./source/embedded_data.run.ts'),
};

const PROCESSES: Loader<ProcessFactory> = {
  array_build: () => import('./process/array_build.run.ts'),
  array_pop: () => import('./process/array_pop.run.ts'),
  array_shift: () => import('./process/array_shift.run.ts'),
  merge: () => import('./process/merge.run.ts'),
  skip_on_value: () => import('./process/skip_on_value.run.ts'),
  str_replace: () => import('./process/str_replace.run.ts'),
  callback: () => import('./process/callback.run.ts'),
  concat: () => import('./process/concat.run.ts'),
  default_value: () => import('./process/default_value.run.ts'),
  download: () => import('./process/download.run.ts'),
  entity_exists: () => import('./process/entity_exists.run.ts'),
  explode: () => import('./process/explode.run.ts'),
  extract: () => import('./process/extract.run.ts'),
  file_copy: () => import('./process/file_copy.run.ts'),
  file_import: () => import('./process/file_import.run.ts'),
  flatten: () => import('./process/flatten.run.ts'),
  format_date: () => import('./process/format_date.run.ts'),
  get: () => import('./process/get.run.ts'),
  image_import: () => import('./process/image_import.run.ts'),
  log: () => import('./process/log.run.ts'),
  machine_name: () => import('./process/machine_name.run.ts'),
  make_unique_entity_field: () => import('./process/make_unique_entity_field.run.ts'),
  migration_lookup: () => import('./process/migration_lookup.run.ts'),
  multiple_values: () => import('./process/multiple_values.run.ts'),
  null_coalesce: () => import('./process/null_coalesce.run.ts'),
  single_value: () => import('./process/single_value.run.ts'),
  skip_on_empty: () => import('./process/skip_on_empty.run.ts'),
  skip_row_if_not_set: () => import('./process/skip_row_if_not_set.run.ts'),
  static_map: () => import('./process/static_map.run.ts'),
  sub_process: () => import('./process/sub_process.run.ts'),
  substr: () => import('./process/substr.run.ts'),
  urlencode: () => import('./process/urlencode.run.ts'),
  array_template: () => import('./process/array_template.run.ts'),
  debug: () => import('./process/debug.run.ts'),
  default_entity_value: () => import('./process/default_entity_value.run.ts'),
  entity_generate: () => import('./process/entity_generate.run.ts'),
  entity_lookup: () => import('./process/entity_lookup.run.ts'),
  entity_value: () => import('./process/entity_value.run.ts'),
  file_blob: () => import('./process/file_blob.run.ts'),
  file_remote_image: () => import('./process/file_remote_image.run.ts'),
  file_remote_url: () => import('./process/file_remote_url.run.ts'),
  gate: () => import('./process/gate.run.ts'),
  link_options: () => import('./process/link_options.run.ts'),
  ltrim: () => import('./process/ltrim.run.ts'),
  path_set_translated: () => import('./process/path_set_translated.run.ts'),
  rtrim: () => import('./process/rtrim.run.ts'),
  timezone: () => import('./process/timezone.run.ts'),
  transpose: () => import('./process/transpose.run.ts'),
  trim: () => import('./process/trim.run.ts'),
  user_langcode: () => import('./process/user_langcode.run.ts'),
  link_uri: () => import('./process/link_uri.run.ts'),
  menu_link_parent: () => import('./process/menu_link_parent.run.ts'),
  route: () => import('./process/route.run.ts'),
  evaluate_condition: () => import('./process/evaluate_condition.run.ts'),
  filter_on_condition: () => import('./process/filter_on_condition.run.ts'),
  first_meeting_condition: () => import('./process/first_meeting_condition.run.ts'),
  if_condition: () => import('./process/if_condition.run.ts'),
  skip_on_condition: () => import('./process/skip_on_condition.run.ts'),
  switch_on_condition: () => import('./process/switch_on_condition.run.ts'),
  dom: () => import('./process/dom.run.ts'),
  dom_apply_styles: () => import('./process/dom_apply_styles.run.ts'),
  dom_migration_lookup: () => import('./process/dom_migration_lookup.run.ts'),
  dom_remove: () => import('./process/dom_remove.run.ts'),
  dom_select: () => import('./process/dom_select.run.ts'),
  dom_str_replace: () => import('./process/dom_str_replace.run.ts'),
  block_theme: () => import('./process/block_theme.run.ts'),
  block_visibility: () => import('./process/block_visibility.run.ts'),
  convert_tokens: () => import('./process/convert_tokens.run.ts'),
  d7_field_instance_defaults: () => import('./process/d7_field_instance_defaults.run.ts'),
  d7_field_settings: () => import('./process/d7_field_settings.run.ts'),
  d7_field_type_defaults: () => import('./process/d7_field_type_defaults.run.ts'),
  field_instance_widget_settings: () => import('./process/field_instance_widget_settings.run.ts'),
  field_link: () => import('./process/field_link.run.ts'),
  file_uri: () => import('./process/file_uri.run.ts'),
  filter_format_permission: () => import('./process/filter_format_permission.run.ts'),
  filter_settings: () => import('./process/filter_settings.run.ts'),
  node_complete_node_lookup: () => import('./process/node_complete_node_lookup.run.ts'),
  node_complete_node_revision_lookup: () => import('./process/node_complete_node_revision_lookup.run.ts'),
  node_complete_node_translation_lookup: () => import('./process/node_complete_node_translation_lookup.run.ts'),
  node_update_7008: () => import('./process/node_update_7008.run.ts'),
  roles_lookup: () => import('./process/roles_lookup.run.ts'),
  search_configuration_rankings: () => import('./process/search_configuration_rankings.run.ts'),
  system_update_7000: () => import('./process/system_update_7000.run.ts'),
  target_bundle: () => import('./process/target_bundle.run.ts'),
  user_update_7002: () => import('./process/user_update_7002.run.ts'),
  user_update_8002: () => import('./process/user_update_8002.run.ts'),
  d7_field_instance_settings: () => import('./process/d7_field_instance_settings.run.ts'),
};

const DESTINATIONS: Loader<DestinationFactory> = {
  book: () => import('./destination/book.run.ts'),
  component_entity_display: () => import('./destination/component_entity_display.run.ts'),
  component_entity_form_display: () => import('./destination/component_entity_form_display.run.ts'),
  config: () => import('./destination/config.run.ts'),
  d7_theme_settings: () => import('./destination/d7_theme_settings.run.ts'),
  default_langcode: () => import('./destination/default_langcode.run.ts'),
  entity: () => import('./destination/entity.run.ts'),
  entity_complete: () => import('./destination/entity_complete.run.ts'),
  entity_reference_revisions: () => import('./destination/entity_reference_revisions.run.ts'),
  entity_revision: () => import('./destination/entity_revision.run.ts'),
  'entity:file': () => import('./destination/entity_file.run.ts'),
  'entity:user': () => import('./destination/entity_user.run.ts'),
  node_counter: () => import('./destination/node_counter.run.ts'),
  null: () => import('./destination/null.run.ts'),
  shortcut_set_users: () => import('./destination/shortcut_set_users.run.ts'),
  table: () => import('./destination/table.run.ts'),
  user_data: () => import('./destination/user_data.run.ts'),
};

/** A process plugin with what the pipeline must know of it. */
export interface LoadedProcess {
  readonly descriptor: ProcessDescriptor;
  readonly factory: ProcessFactory;
}

/** A destination plugin, with the part of the id after the colon (`node` of `entity:node`). */
export interface LoadedDestination {
  readonly derivative: string;
  readonly factory: DestinationFactory;
}

/**
 * The factory of a source plugin.
 * @throws PluginNotFoundException for an id that nobody knows, PluginNotRunnableError for one that only Drupal can run
 */
export async function loadSource(id: string, catalogue: Catalogue): Promise<SourceFactory> {
  const load = own(SOURCES, id);
  if (!load) throw missing('source', id, catalogue);
  return (await load()).default;
}

/**
 * A process plugin.
 * @throws PluginNotFoundException for an id that nobody knows, PluginNotRunnableError for one that only Drupal can run
 */
export async function loadProcess(id: string, catalogue: Catalogue): Promise<LoadedProcess> {
  const load = own(PROCESSES, id);
  const descriptor = catalogue.find('process', id);
  if (!load || !descriptor) throw missing('process', id, catalogue);
  return { descriptor, factory: (await load()).default };
}

/**
 * A destination plugin: the one with this very id, else the base plugin of a derived id.
 * @throws PluginNotFoundException for an id that nobody knows, PluginNotRunnableError for one that only Drupal can run
 */
export async function loadDestination(id: string, catalogue: Catalogue): Promise<LoadedDestination> {
  const colon = id.indexOf(':');
  const derivative = colon < 0 ? '' : id.slice(colon + 1);
  const load = own(DESTINATIONS, id) ?? (colon > 0 ? own(DESTINATIONS, id.slice(0, colon)) : undefined);
  if (!load) throw missing('destination', id, catalogue);
  return { derivative, factory: (await load()).default };
}

/** Ids of the plugins that the engine runs, by type; base ids for derived destinations. */
export const implementedIds = {
  source: Object.keys(SOURCES),
  process: Object.keys(PROCESSES),
  destination: Object.keys(DESTINATIONS),
} as const;

function own<F>(loaders: Loader<F>, id: string): Loader<F>[string] | undefined {
  return Object.hasOwn(loaders, id) ? loaders[id] : undefined;
}

/** Drupal's manager class, which its message names, by type of plugin. */
const MANAGERS = {
  source: 'Drupal\\migrate\\Plugin\\MigrateSourcePluginManager',
  process: 'Drupal\\migrate\\Plugin\\MigratePluginManager',
  destination: 'Drupal\\migrate\\Plugin\\MigrateDestinationPluginManager',
} as const;

function missing(type: keyof typeof MANAGERS, id: string, catalogue: Catalogue): Error {
  const descriptor = catalogue.find(type, id);
  if (descriptor) {
    return new PluginNotRunnableError(type, id, unrunnableReason(type, id, descriptor.provider));
  }
  const valid = catalogue.all(type).map((known) => known.id);
  return new PluginNotFoundException(
    id,
    `The "${id}" plugin does not exist. Valid plugin IDs for ${MANAGERS[type]} are: ${valid.join(', ')}`,
  );
}
