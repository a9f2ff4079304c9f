import type { Json } from '../php/value.ts';

/**
 * The part of the standard profile's configuration that migrations meet, by configuration name. It serves completion
 * and defaults where the workspace holds no site.
 */
export const standardProfile: Readonly<Record<string, Json>> = {
  'system.site': { default_langcode: 'en' },
  'system.date': { timezone: { default: 'UTC' } },
  'node.type.article': { type: 'article', name: 'Article' },
  'node.type.page': { type: 'page', name: 'Basic page' },
  'taxonomy.vocabulary.tags': { vid: 'tags', name: 'Tags' },
  'comment.type.comment': { id: 'comment', label: 'Default comments', target_entity_type_id: 'node' },
  'block_content.type.basic': { id: 'basic', label: 'Basic block' },
  'shortcut.set.default': { id: 'default', label: 'Default' },
  'user.role.anonymous': { id: 'anonymous', label: 'Anonymous user' },
  'user.role.authenticated': { id: 'authenticated', label: 'Authenticated user' },
  'user.role.content_editor': { id: 'content_editor', label: 'Content editor' },
  'user.role.administrator': { id: 'administrator', label: 'Administrator', is_admin: true },
  'filter.format.basic_html': { format: 'basic_html', name: 'Basic HTML' },
  'filter.format.restricted_html': { format: 'restricted_html', name: 'Restricted HTML' },
  'filter.format.full_html': { format: 'full_html', name: 'Full HTML' },
  'filter.format.plain_text': { format: 'plain_text', name: 'Plain text' },
  'core.base_field_override.node.page.promote': {
    entity_type: 'node',
    bundle: 'page',
    field_name: 'promote',
    field_type: 'boolean',
    label: 'Promoted to front page',
    default_value: [{ value: 0 }],
  },
  'field.storage.node.body': storage('text_with_summary'),
  'field.storage.node.comment': storage('comment', 1, { comment_type: 'comment' }),
  'field.storage.node.field_image': storage('image', 1, { target_type: 'file' }),
  'field.storage.node.field_tags': storage('entity_reference', -1, { target_type: 'taxonomy_term' }),
  'field.storage.user.user_picture': storage('image', 1, { target_type: 'file' }),
  'field.storage.comment.comment_body': storage('text_long'),
  'field.storage.block_content.body': storage('text_with_summary'),
  'field.field.node.article.body': { label: 'Body', field_type: 'text_with_summary' },
  'field.field.node.page.body': { label: 'Body', field_type: 'text_with_summary' },
  'field.field.node.article.comment': {
    label: 'Comments',
    field_type: 'comment',
    default_value: [
      {
        status: 2,
        cid: 0,
        last_comment_timestamp: 0,
        last_comment_name: null,
        last_comment_uid: 0,
        comment_count: 0,
      },
    ],
  },
  'field.field.node.article.field_image': { label: 'Image', field_type: 'image' },
  'field.field.node.article.field_tags': {
    label: 'Tags',
    field_type: 'entity_reference',
    settings: {
      handler: 'default:taxonomy_term',
      handler_settings: { target_bundles: { tags: 'tags' }, auto_create: true },
    },
  },
  'field.field.user.user.user_picture': { label: 'Picture', field_type: 'image' },
  'field.field.comment.comment.comment_body': { label: 'Comment', field_type: 'text_long', required: true },
  'field.field.block_content.basic.body': { label: 'Body', field_type: 'text_with_summary' },
};

function storage(type: string, cardinality = 1, settings: Readonly<Record<string, Json>> = {}): Json {
  return { type, cardinality, settings, translatable: true };
}
