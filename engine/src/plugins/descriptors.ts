import { conditionDescriptors } from './condition/descriptors.ts';
import type { PluginDescriptor } from './descriptor.ts';
import { descriptor as bookDestination } from './destination/book.ts';
import { descriptor as componentEntityDisplay } from './destination/component_entity_display.ts';
import { descriptor as componentEntityFormDisplay } from './destination/component_entity_form_display.ts';
import { descriptor as configDestination } from './destination/config.ts';
import { descriptor as d7ThemeSettings } from './destination/d7_theme_settings.ts';
import { descriptor as defaultLangcode } from './destination/default_langcode.ts';
import { descriptor as entityDestination, descriptors as entityDestinations } from './destination/entity.ts';
import { descriptor as entityCompleteDestination } from './destination/entity_complete.ts';
import { descriptor as entityFileDestination } from './destination/entity_file.ts';
import { descriptor as entityReferenceRevisionsDestination } from './destination/entity_reference_revisions.ts';
import { descriptor as entityRevisionDestination } from './destination/entity_revision.ts';
import { descriptor as entityUserDestination } from './destination/entity_user.ts';
import { descriptor as nodeCounter } from './destination/node_counter.ts';
import { descriptor as nullDestination } from './destination/null.ts';
import { descriptor as shortcutSetUsers } from './destination/shortcut_set_users.ts';
import { descriptor as tableDestination } from './destination/table.ts';
import { descriptor as userDataDestination } from './destination/user_data.ts';
import { descriptor as arrayBuild } from './process/array_build.ts';
import { descriptor as arrayPop } from './process/array_pop.ts';
import { descriptor as arrayShift } from './process/array_shift.ts';
import { descriptor as arrayTemplate } from './process/array_template.ts';
import { descriptor as blockTheme } from './process/block_theme.ts';
import { descriptor as blockVisibility } from './process/block_visibility.ts';
import { descriptor as callback } from './process/callback.ts';
import { descriptor as concat } from './process/concat.ts';
import { descriptor as convertTokens } from './process/convert_tokens.ts';
import { descriptor as d7FieldInstanceDefaults } from './process/d7_field_instance_defaults.ts';
import { descriptor as d7FieldInstanceSettings } from './process/d7_field_instance_settings.ts';
import { descriptor as d7FieldSettings } from './process/d7_field_settings.ts';
import { descriptor as d7FieldTypeDefaults } from './process/d7_field_type_defaults.ts';
import { descriptor as debugProcess } from './process/debug.ts';
import { descriptor as defaultEntityValue } from './process/default_entity_value.ts';
import { descriptor as defaultValue } from './process/default_value.ts';
import { descriptor as dom } from './process/dom.ts';
import { descriptor as domApplyStyles } from './process/dom_apply_styles.ts';
import { descriptor as domMigrationLookup } from './process/dom_migration_lookup.ts';
import { descriptor as domRemove } from './process/dom_remove.ts';
import { descriptor as domSelect } from './process/dom_select.ts';
import { descriptor as domStrReplace } from './process/dom_str_replace.ts';
import { descriptor as download } from './process/download.ts';
import { descriptor as entityExists } from './process/entity_exists.ts';
import { descriptor as entityGenerate } from './process/entity_generate.ts';
import { descriptor as entityLookup } from './process/entity_lookup.ts';
import { descriptor as entityValue } from './process/entity_value.ts';
import { descriptor as evaluateCondition } from './process/evaluate_condition.ts';
import { descriptor as explode } from './process/explode.ts';
import { descriptor as extract } from './process/extract.ts';
import { descriptor as fieldInstanceWidgetSettings } from './process/field_instance_widget_settings.ts';
import { descriptor as fieldLink } from './process/field_link.ts';
import { descriptor as fileBlob } from './process/file_blob.ts';
import { descriptor as fileCopy } from './process/file_copy.ts';
import { descriptor as fileImport } from './process/file_import.ts';
import { descriptor as fileRemoteImage } from './process/file_remote_image.ts';
import { descriptor as fileRemoteUrl } from './process/file_remote_url.ts';
import { descriptor as fileUri } from './process/file_uri.ts';
import { descriptor as filterFormatPermission } from './process/filter_format_permission.ts';
import { descriptor as filterOnCondition } from './process/filter_on_condition.ts';
import { descriptor as filterSettings } from './process/filter_settings.ts';
import { descriptor as firstMeetingCondition } from './process/first_meeting_condition.ts';
import { descriptor as flatten } from './process/flatten.ts';
import { descriptor as formatDate } from './process/format_date.ts';
import { descriptor as gate } from './process/gate.ts';
import { descriptor as getProcess } from './process/get.ts';
import { descriptor as ifCondition } from './process/if_condition.ts';
import { descriptor as imageImport } from './process/image_import.ts';
import { descriptor as linkOptions } from './process/link_options.ts';
import { descriptor as linkUri } from './process/link_uri.ts';
import { descriptor as logProcess } from './process/log.ts';
import { descriptor as ltrim } from './process/ltrim.ts';
import { descriptor as machineName } from './process/machine_name.ts';
import { descriptor as makeUniqueEntityField } from './process/make_unique_entity_field.ts';
import { descriptor as menuLinkParent } from './process/menu_link_parent.ts';
import { descriptor as merge } from './process/merge.ts';
import { descriptor as migrationLookup } from './process/migration_lookup.ts';
import { descriptor as multipleValues } from './process/multiple_values.ts';
import { descriptor as nodeCompleteNodeLookup } from './process/node_complete_node_lookup.ts';
import { descriptor as nodeCompleteNodeRevisionLookup } from './process/node_complete_node_revision_lookup.ts';
import { descriptor as nodeCompleteNodeTranslationLookup } from './process/node_complete_node_translation_lookup.ts';
import { descriptor as nodeUpdate7008 } from './process/node_update_7008.ts';
import { descriptor as nullCoalesce } from './process/null_coalesce.ts';
import { descriptor as pathSetTranslated } from './process/path_set_translated.ts';
import { descriptor as rolesLookup } from './process/roles_lookup.ts';
import { descriptor as route } from './process/route.ts';
import { descriptor as rtrim } from './process/rtrim.ts';
import { descriptor as searchConfigurationRankings } from './process/search_configuration_rankings.ts';
import { descriptor as singleValue } from './process/single_value.ts';
import { descriptor as skipOnCondition } from './process/skip_on_condition.ts';
import { descriptor as skipOnEmpty } from './process/skip_on_empty.ts';
import { descriptor as skipOnValue } from './process/skip_on_value.ts';
import { descriptor as skipRowIfNotSet } from './process/skip_row_if_not_set.ts';
import { descriptor as staticMap } from './process/static_map.ts';
import { descriptor as strReplace } from './process/str_replace.ts';
import { descriptor as subProcess } from './process/sub_process.ts';
import { descriptor as substr } from './process/substr.ts';
import { descriptor as switchOnCondition } from './process/switch_on_condition.ts';
import { descriptor as systemUpdate7000 } from './process/system_update_7000.ts';
import { descriptor as targetBundle } from './process/target_bundle.ts';
import { descriptor as timezone } from './process/timezone.ts';
import { descriptor as transpose } from './process/transpose.ts';
import { descriptor as trim } from './process/trim.ts';
import { descriptor as urlencode } from './process/urlencode.ts';
import { descriptor as userLangcode } from './process/user_langcode.ts';
import { descriptor as userUpdate7002 } from './process/user_update_7002.ts';
import { descriptor as userUpdate8002 } from './process/user_update_8002.ts';
import { descriptor as csvSource } from './source/csv.ts';
import { descriptor as embeddedDataSource } from './source/embedded_data.ts';

/** Descriptors of the plugins that the engine runs. Their implementations stand in `implementations.ts`. */
export const implementedDescriptors: readonly PluginDescriptor[] = [
  ...conditionDescriptors,
  arrayBuild,
  arrayPop,
  arrayShift,
  merge,
  skipOnValue,
  strReplace,
  callback,
  concat,
  defaultValue,
  download,
  entityExists,
  explode,
  extract,
  fileCopy,
  fileImport,
  flatten,
  formatDate,
  getProcess,
  imageImport,
  logProcess,
  machineName,
  makeUniqueEntityField,
  migrationLookup,
  multipleValues,
  nullCoalesce,
  singleValue,
  skipOnEmpty,
  skipRowIfNotSet,
  staticMap,
  subProcess,
  substr,
  urlencode,
  d7FieldInstanceSettings,
  blockTheme,
  blockVisibility,
  convertTokens,
  d7FieldInstanceDefaults,
  d7FieldSettings,
  d7FieldTypeDefaults,
  fieldInstanceWidgetSettings,
  fieldLink,
  fileUri,
  filterFormatPermission,
  filterSettings,
  nodeCompleteNodeLookup,
  nodeCompleteNodeRevisionLookup,
  nodeCompleteNodeTranslationLookup,
  nodeUpdate7008,
  rolesLookup,
  searchConfigurationRankings,
  systemUpdate7000,
  targetBundle,
  userUpdate7002,
  userUpdate8002,
  dom,
  domApplyStyles,
  domMigrationLookup,
  domRemove,
  domSelect,
  domStrReplace,
  evaluateCondition,
  filterOnCondition,
  firstMeetingCondition,
  ifCondition,
  skipOnCondition,
  switchOnCondition,
  linkUri,
  menuLinkParent,
  route,
  arrayTemplate,
  debugProcess,
  defaultEntityValue,
  entityGenerate,
  entityLookup,
  entityValue,
  fileBlob,
  fileRemoteImage,
  fileRemoteUrl,
  gate,
  linkOptions,
  ltrim,
  pathSetTranslated,
  rtrim,
  timezone,
  transpose,
  trim,
  userLangcode,
  csvSource,
  embeddedDataSource,
  bookDestination,
  componentEntityDisplay,
  componentEntityFormDisplay,
  configDestination,
  d7ThemeSettings,
  defaultLangcode,
  entityDestination,
  ...entityDestinations,
  entityCompleteDestination,
  entityReferenceRevisionsDestination,
  entityRevisionDestination,
  entityFileDestination,
  entityUserDestination,
  nodeCounter,
  shortcutSetUsers,
  tableDestination,
  userDataDestination,
  nullDestination,
];
