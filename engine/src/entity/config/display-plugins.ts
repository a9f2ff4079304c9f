import type { Json } from '../../php/value.ts';

/** A widget or formatter: its module, and the settings it has. */
export interface DisplayPlugin {
  readonly module: string;
  readonly settings: Readonly<Record<string, Json>>;
}

const plugin = (module: string, settings: DisplayPlugin['settings'] = {}): DisplayPlugin => ({ module, settings });

const TEXTFIELD = { size: 60, placeholder: '' };
const TEXTAREA = { rows: 5, placeholder: '' };
const AUTOCOMPLETE = { match_operator: 'CONTAINS', match_limit: 10, size: 60, placeholder: '' };
const FORMATTED_DATE = { timezone_override: '', format_type: 'medium' };
const LINK = { trim_length: 80, url_only: false, url_plain: false, rel: '', target: '' };

/** Widgets by id. */
export const widgets: Readonly<Record<string, DisplayPlugin>> = {
  address_default: plugin('address'),
  boolean_checkbox: plugin('core', { display_label: false }),
  comment_default: plugin('comment'),
  daterange_datelist: plugin('datetime_range', { increment: '15', date_order: 'YMD', time_type: '24' }),
  daterange_default: plugin('datetime_range'),
  datetime_datelist: plugin('datetime', { increment: '15', date_order: 'YMD', time_type: '24' }),
  datetime_default: plugin('datetime'),
  datetime_timestamp: plugin('core'),
  email_default: plugin('core', TEXTFIELD),
  entity_reference_autocomplete: plugin('core', AUTOCOMPLETE),
  entity_reference_autocomplete_tags: plugin('core', AUTOCOMPLETE),
  entity_reference_paragraphs: plugin('paragraphs', {
    title: 'Paragraph',
    title_plural: 'Paragraphs',
    edit_mode: 'open',
    add_mode: 'dropdown',
    form_display_mode: 'default',
    default_paragraph_type: '',
  }),
  entity_reference_revisions_autocomplete: plugin('entity_reference_revisions', AUTOCOMPLETE),
  file_generic: plugin('file', { progress_indicator: 'throbber' }),
  image_image: plugin('image', { progress_indicator: 'throbber', preview_image_style: 'thumbnail' }),
  language_select: plugin('core', { include_locked: true }),
  link_default: plugin('link', { placeholder_url: '', placeholder_title: '' }),
  media_library_widget: plugin('media_library', { media_types: [] }),
  number: plugin('core', { placeholder: '' }),
  oembed_textfield: plugin('media', TEXTFIELD),
  options_buttons: plugin('core'),
  options_select: plugin('core'),
  path: plugin('path'),
  string_textarea: plugin('core', TEXTAREA),
  string_textfield: plugin('core', TEXTFIELD),
  telephone_default: plugin('telephone', { placeholder: '' }),
  text_textarea: plugin('text', TEXTAREA),
  text_textarea_with_summary: plugin('text', { rows: 9, summary_rows: 3, placeholder: '', show_summary: false }),
  text_textfield: plugin('text', TEXTFIELD),
  uri: plugin('core', TEXTFIELD),
};

/** Formatters by id. */
export const formatters: Readonly<Record<string, DisplayPlugin>> = {
  address_default: plugin('address'),
  address_plain: plugin('address'),
  author: plugin('user'),
  basic_string: plugin('core'),
  boolean: plugin('core', { format: 'default', format_custom_false: '', format_custom_true: '' }),
  comment_default: plugin('comment', { view_mode: 'default', pager_id: 0 }),
  daterange_default: plugin('datetime_range', { ...FORMATTED_DATE, from_to: 'both', separator: '-' }),
  daterange_plain: plugin('datetime_range', { timezone_override: '', from_to: 'both', separator: '-' }),
  datetime_default: plugin('datetime', FORMATTED_DATE),
  datetime_plain: plugin('datetime', { timezone_override: '' }),
  email_mailto: plugin('core'),
  entity_reference_entity_id: plugin('core'),
  entity_reference_entity_view: plugin('core', { view_mode: 'default', link: false }),
  entity_reference_label: plugin('core', { link: true }),
  entity_reference_revisions_entity_view: plugin('entity_reference_revisions', { view_mode: 'default', link: '' }),
  file_audio: plugin('file', {
    controls: true,
    autoplay: false,
    loop: false,
    multiple_file_display_type: 'tags',
  }),
  file_default: plugin('file', { use_description_as_link_text: true }),
  file_table: plugin('file', { use_description_as_link_text: true }),
  file_url_plain: plugin('file'),
  file_video: plugin('file', {
    controls: true,
    autoplay: false,
    loop: false,
    multiple_file_display_type: 'tags',
    muted: false,
    width: 640,
    height: 480,
  }),
  image: plugin('image', { image_link: '', image_style: '', image_loading: { attribute: 'lazy' } }),
  image_url: plugin('image', { image_style: '' }),
  link: plugin('link', LINK),
  link_separate: plugin('link', LINK),
  list_default: plugin('options'),
  list_key: plugin('options'),
  media_thumbnail: plugin('media', { image_link: '', image_style: '', image_loading: { attribute: 'lazy' } }),
  number_decimal: plugin('core', {
    thousand_separator: '',
    decimal_separator: '.',
    scale: 2,
    prefix_suffix: true,
  }),
  number_integer: plugin('core', { thousand_separator: '', prefix_suffix: true }),
  number_unformatted: plugin('core'),
  oembed: plugin('media', { max_width: 0, max_height: 0, loading: { attribute: 'lazy' } }),
  string: plugin('core', { link_to_entity: false }),
  telephone_link: plugin('telephone', { title: '' }),
  text_default: plugin('text'),
  text_summary_or_trimmed: plugin('text', { trim_length: 600 }),
  text_trimmed: plugin('text', { trim_length: 600 }),
  timestamp_ago: plugin('core', {
    future_format: '@interval hence',
    past_format: '@interval ago',
    granularity: 2,
  }),
  user_name: plugin('user', { link_to_entity: true }),
};

/** Widget and formatter that field types name as their default. */
export const defaultPlugins: Readonly<Record<string, { readonly widget: string; readonly formatter: string }>> = {
  address: { widget: 'address_default', formatter: 'address_default' },
  boolean: { widget: 'boolean_checkbox', formatter: 'boolean' },
  comment: { widget: 'comment_default', formatter: 'comment_default' },
  daterange: { widget: 'daterange_default', formatter: 'daterange_default' },
  datetime: { widget: 'datetime_default', formatter: 'datetime_default' },
  decimal: { widget: 'number', formatter: 'number_decimal' },
  email: { widget: 'email_default', formatter: 'basic_string' },
  entity_reference: { widget: 'entity_reference_autocomplete', formatter: 'entity_reference_label' },
  entity_reference_revisions: {
    widget: 'entity_reference_revisions_autocomplete',
    formatter: 'entity_reference_revisions_entity_view',
  },
  file: { widget: 'file_generic', formatter: 'file_default' },
  float: { widget: 'number', formatter: 'number_decimal' },
  image: { widget: 'image_image', formatter: 'image' },
  integer: { widget: 'number', formatter: 'number_integer' },
  link: { widget: 'link_default', formatter: 'link' },
  list_float: { widget: 'options_select', formatter: 'list_default' },
  list_integer: { widget: 'options_select', formatter: 'list_default' },
  list_string: { widget: 'options_select', formatter: 'list_default' },
  string: { widget: 'string_textfield', formatter: 'string' },
  string_long: { widget: 'string_textarea', formatter: 'basic_string' },
  telephone: { widget: 'telephone_default', formatter: 'basic_string' },
  text: { widget: 'text_textfield', formatter: 'text_default' },
  text_long: { widget: 'text_textarea', formatter: 'text_default' },
  text_with_summary: { widget: 'text_textarea_with_summary', formatter: 'text_default' },
  timestamp: { widget: 'datetime_timestamp', formatter: 'timestamp_ago' },
};

type Components = Readonly<Record<string, Readonly<Record<string, Json>>>>;

const OWNED: Components = {
  created: { type: 'datetime_timestamp', weight: 10 },
  path: { type: 'path', weight: 30 },
  uid: { type: 'entity_reference_autocomplete', weight: 5 },
};
const STATUS = { type: 'boolean_checkbox', weight: 100, settings: { display_label: true } };
const LINKS = { settings: {}, third_party_settings: {}, weight: 100 };

/** What a form display that did not exist starts with: base fields and extra fields, by entity type. */
export const formComponents: Readonly<Record<string, Components>> = {
  block_content: { info: { type: 'string_textfield', weight: -5 } },
  comment: {
    author: { weight: -2, settings: {}, third_party_settings: {} },
    subject: { type: 'string_textfield', weight: 10 },
  },
  media: { ...OWNED, name: { type: 'string_textfield', weight: -5 }, status: STATUS },
  node: {
    ...OWNED,
    promote: { type: 'boolean_checkbox', weight: 15, settings: { display_label: true } },
    status: { ...STATUS, weight: 120 },
    sticky: { type: 'boolean_checkbox', weight: 16, settings: { display_label: true } },
    title: { type: 'string_textfield', weight: -5 },
  },
  taxonomy_term: {
    description: { type: 'text_textarea', weight: 0 },
    name: { type: 'string_textfield', weight: -5 },
    path: { type: 'path', weight: 30 },
    status: STATUS,
  },
};

/** And a view display. */
export const viewComponents: Readonly<Record<string, Components>> = {
  comment: { links: LINKS },
  node: { links: LINKS },
  taxonomy_term: { description: { type: 'text_default', label: 'hidden', weight: 0 } },
};

/** Modules that the views of an entity type depend on for fields that no site can move. */
export const viewModules: Readonly<Record<string, readonly string[]>> = { node: ['user'] };
