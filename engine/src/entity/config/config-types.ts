import type { Json } from '../../php/value.ts';

/** What of a property is exported: its value in a new entity, and a sample of its type where that is NULL. */
interface Property {
  readonly default: Json;
  readonly sample: Json;
}

/** How a configuration entity type saves. */
export interface ConfigTypeFacts {
  /** Properties that are exported (`config_export`), besides those that all types have. */
  readonly properties: Readonly<Record<string, Property>>;
  /** Properties whose values, joined by dots, make the id. */
  readonly idParts?: readonly string[];
}

const of = (value: Json): Property => ({ default: value, sample: value });
const nullable = (sample: Json): Property => ({ default: null, sample });
const text = nullable('');
const integer = nullable(0);
const flag = nullable(false);
const list = of([]);
const any = nullable(null);

const FIELD = {
  id: text,
  field_name: text,
  entity_type: text,
  bundle: text,
  label: text,
  description: of(''),
  required: of(false),
  translatable: of(true),
  default_value: list,
  default_value_callback: of(''),
  settings: list,
  field_type: text,
};

const DISPLAY = {
  id: text,
  targetEntityType: text,
  bundle: text,
  mode: text,
  content: list,
  hidden: list,
};

const DISPLAY_MODE = { id: text, label: text, description: of(''), targetEntityType: text, cache: of(true) };

/** Configuration entity types of core and paragraphs: what their classes declare. */
export const configTypes: Readonly<Record<string, ConfigTypeFacts>> = {
  action: { properties: { id: text, label: text, type: text, plugin: text, configuration: list } },
  base_field_override: { properties: FIELD, idParts: ['entity_type', 'bundle', 'field_name'] },
  block: {
    properties: {
      id: text,
      theme: text,
      region: text,
      weight: integer,
      provider: text,
      plugin: text,
      settings: list,
      visibility: list,
    },
  },
  block_content_type: { properties: { id: text, label: text, revision: of(false), description: text } },
  comment_type: { properties: { id: text, label: text, target_entity_type_id: text, description: text } },
  configurable_language: {
    properties: { id: text, label: text, direction: of('ltr'), weight: of(0), locked: of(false) },
  },
  contact_form: {
    properties: {
      id: text,
      label: text,
      recipients: list,
      reply: of(''),
      weight: of(0),
      message: text,
      redirect: text,
    },
  },
  date_format: { properties: { id: text, label: text, locked: of(false), pattern: text } },
  editor: { properties: { format: text, editor: text, settings: list, image_upload: list } },
  entity_form_display: { properties: DISPLAY, idParts: ['targetEntityType', 'bundle', 'mode'] },
  entity_form_mode: { properties: DISPLAY_MODE },
  entity_view_display: { properties: DISPLAY, idParts: ['targetEntityType', 'bundle', 'mode'] },
  entity_view_mode: { properties: DISPLAY_MODE },
  field_config: { properties: FIELD, idParts: ['entity_type', 'bundle', 'field_name'] },
  field_storage_config: {
    properties: {
      id: text,
      field_name: text,
      entity_type: text,
      type: text,
      settings: list,
      module: text,
      locked: of(false),
      cardinality: of(1),
      translatable: of(true),
      indexes: list,
      persist_with_no_fields: of(false),
      custom_storage: of(false),
    },
    idParts: ['entity_type', 'field_name'],
  },
  filter_format: { properties: { name: text, format: text, weight: of(0), filters: list } },
  image_style: { properties: { name: text, label: text, effects: list } },
  language_content_settings: {
    properties: {
      id: text,
      target_entity_type_id: text,
      target_bundle: text,
      default_langcode: of('site_default'),
      language_alterable: of(false),
    },
    idParts: ['target_entity_type_id', 'target_bundle'],
  },
  media_type: {
    properties: {
      id: text,
      label: text,
      description: text,
      source: text,
      queue_thumbnail_downloads: of(false),
      new_revision: of(false),
      source_configuration: list,
      field_map: list,
    },
  },
  menu: { properties: { id: text, label: text, description: of(''), locked: of(false) } },
  node_type: {
    properties: {
      name: text,
      type: text,
      description: text,
      help: text,
      new_revision: of(true),
      preview_mode: of(1),
      display_submitted: of(true),
    },
  },
  paragraphs_type: {
    properties: {
      id: text,
      label: text,
      icon_uuid: text,
      icon_default: text,
      description: text,
      behavior_plugins: list,
    },
  },
  responsive_image_style: {
    properties: {
      id: text,
      label: text,
      image_style_mappings: list,
      breakpoint_group: of(''),
      fallback_image_style: of(''),
    },
  },
  rest_resource_config: { properties: { id: text, plugin_id: text, granularity: text, configuration: list } },
  search_page: {
    properties: { id: text, label: text, path: text, weight: of(0), plugin: text, configuration: list },
  },
  shortcut_set: { properties: { id: text, label: text } },
  taxonomy_vocabulary: {
    properties: { name: text, vid: text, description: text, weight: of(0), new_revision: of(false) },
  },
  user_role: { properties: { id: text, label: text, weight: integer, is_admin: flag, permissions: list } },
  view: {
    properties: {
      id: text,
      label: text,
      module: of('views'),
      description: of(''),
      tag: of(''),
      base_table: of('node'),
      base_field: of('nid'),
      display: any,
    },
  },
  workflow: { properties: { id: text, label: text, type: text, type_settings: list } },
};
