import { fromJson, type Json, type Value } from '../php/value.ts';
import type { EntityDraft, EntityStorage, RevisionStorage, StoredEntity } from '../plugins/services.ts';
import { LiveSite } from '../site/live-site.ts';
import type { DrupalVersion, SiteModel } from '../site/model.ts';
import { createSiteModel } from '../site/site-model.ts';
import { type ConfigurationStorage, createConfigurationService } from './config/configuration-service.ts';
import { createEntityService } from './entity-service.ts';
import type { EntityFiles } from './hooks.ts';

/** An entity storage in memory, for tests: every answer comes at once. */
export class MemoryStorage implements EntityStorage {
  readonly entities = new Map<string, StoredEntity>();
  private readonly ids = new Map<string, number>();
  private readonly revisionIds = new Map<string, number>();

  load(type: string, id: string | number): StoredEntity | undefined {
    return this.entities.get(`${type}:${id}`);
  }

  async prefetch(): Promise<void> {}

  nextId(type: string): number {
    return next(this.ids, type);
  }

  nextRevisionId(type: string): number {
    return next(this.revisionIds, type);
  }

  reserve(type: string, id: number, revisionId: number | null): void {
    this.ids.set(type, Math.max(this.ids.get(type) ?? 0, id));
    this.revisionIds.set(type, Math.max(this.revisionIds.get(type) ?? 0, revisionId ?? 0));
  }

  isEmpty(type: string): boolean {
    return ![...this.entities.values()].some((entity) => entity.type === type);
  }

  save(entity: StoredEntity): void {
    this.entities.set(`${entity.type}:${entity.id}`, entity);
  }

  delete(type: string, id: string | number): void {
    this.entities.delete(`${type}:${id}`);
  }

  find(type: string, field: string, property: string, value: string): readonly (string | number)[] {
    const same = (found: Json | undefined) =>
      found !== undefined && found !== null && String(found).toLowerCase() === value.toLowerCase();
    return [...this.entities.values()]
      .filter((entity) => entity.type === type && entity.fields[field]?.some((item) => same(item[property])))
      .map((entity) => entity.id);
  }
}

function next(numbers: Map<string, number>, type: string): number {
  const number = (numbers.get(type) ?? 0) + 1;
  numbers.set(type, number);
  return number;
}

/** Revisions in memory. */
export class MemoryRevisions implements RevisionStorage {
  readonly revisions = new Map<string, StoredEntity>();

  load(type: string, revisionId: number): StoredEntity | undefined {
    return this.revisions.get(`${type}:${revisionId}`);
  }

  save(revision: StoredEntity): void {
    this.revisions.set(`${revision.type}:${revision.revisionId}`, revision);
  }

  delete(type: string, revisionId: number): void {
    this.revisions.delete(`${type}:${revisionId}`);
  }

  deleteOf(type: string, id: string | number): void {
    for (const [key, revision] of this.revisions) {
      if (revision.type === type && revision.id === id) this.revisions.delete(key);
    }
  }
}

/** Changes of configuration in memory. */
export class MemoryConfiguration implements ConfigurationStorage {
  version = 0;
  readonly collections = new Map<string, Map<string, Value>>();

  changes(collection = ''): ReadonlyMap<string, Value> {
    return this.collections.get(collection) ?? new Map();
  }

  set(name: string, value: Value, collection = ''): void {
    this.version++;
    this.collections.set(collection, new Map(this.collections.get(collection)).set(name, value));
  }
}

/** Files in memory: sizes by URI, and pixel sizes of those that are images. */
export class MemoryFiles implements EntityFiles {
  constructor(
    readonly sizes = new Map<string, number>(),
    readonly pixels = new Map<string, { readonly width: number; readonly height: number }>(),
  ) {}

  async size(uri: string): Promise<number | undefined> {
    return this.sizes.get(uri);
  }

  async imageSize(uri: string): Promise<{ readonly width: number; readonly height: number } | undefined> {
    return this.pixels.get(uri);
  }

  async delete(uri: string): Promise<void> {
    this.sizes.delete(uri);
  }
}

/** A small site: two content types with a field of each kind that behaves differently, a vocabulary, a paragraph type. */
const SITE: Readonly<Record<string, Json>> = {
  'core.extension': { module: { node: 0, path: 0, taxonomy: 0, user: 0, content_translation: 0 } },
  'system.site': { default_langcode: 'en' },
  'system.date': { timezone: { default: 'Europe/Berlin', user: { configurable: true, default: 0 } } },
  'language.entity.en': { id: 'en', label: 'English' },
  'language.entity.es': { id: 'es', label: 'Spanish' },
  'language.entity.fr': { id: 'fr', label: 'French' },
  'user.role.editor': { id: 'editor', label: 'Editor' },
  'comment.type.remark': { id: 'remark', label: 'Remark', target_entity_type_id: 'node' },
  'node.type.page': { type: 'page', name: 'Page' },
  'node.type.story': { type: 'story', name: 'Story' },
  'taxonomy.vocabulary.tags': { vid: 'tags', name: 'Tags' },
  'paragraphs.paragraphs_type.box': { id: 'box', label: 'Box' },
  'core.base_field_override.node.page.promote': { default_value: [{ value: 0 }] },
  'language.content_settings.node.page': { third_party_settings: { content_translation: { enabled: true } } },
  ...field('node', 'page', 'body', 'text_with_summary'),
  ...field('node', 'page', 'field_amount', 'decimal', { settings: { precision: 10, scale: 2 } }),
  ...field('node', 'page', 'field_bool', 'boolean'),
  ...field('node', 'page', 'field_choice', 'list_string', {
    settings: { allowed_values: [{ value: 'a', label: 'A' }] },
  }),
  ...field('node', 'page', 'field_code', 'string', { translatable: false }),
  ...field('node', 'page', 'field_count', 'integer', { settings: { min: 0, max: 100 } }),
  ...field('node', 'page', 'field_float', 'float'),
  ...field('node', 'page', 'field_link', 'link', { cardinality: -1 }),
  ...field('node', 'page', 'field_mail', 'email'),
  ...field('node', 'page', 'field_names', 'string', { cardinality: -1 }),
  ...field('node', 'page', 'field_pair', 'string', { cardinality: 2 }),
  ...field('node', 'page', 'field_period', 'daterange'),
  ...field('node', 'page', 'field_address', 'address'),
  ...field('node', 'page', 'field_user', 'entity_reference', { settings: { target_type: 'user' } }),
  ...field('node', 'page', 'field_tags', 'entity_reference', {
    cardinality: -1,
    settings: { target_type: 'taxonomy_term', handler_settings: { target_bundles: { tags: 'tags' } } },
  }),
  ...field('node', 'story', 'field_image', 'image', { settings: { target_type: 'file' } }),
  ...field('node', 'story', 'field_boxes', 'entity_reference_revisions', {
    cardinality: -1,
    settings: { target_type: 'paragraph' },
  }),
  ...field('node', 'story', 'field_mood', 'string', { default_value: [{ value: 'calm' }] }),
  ...field('node', 'story', 'field_day', 'datetime', {
    settings: { datetime_type: 'date' },
    default_value: [{ default_date_type: 'now', default_date: 'now' }],
  }),
  ...field('node', 'story', 'comment', 'comment', { default_value: [{ status: 2 }] }),
  ...field('paragraph', 'box', 'field_text', 'string'),
};

interface FieldConfiguration {
  readonly cardinality?: number;
  readonly settings?: Json;
  readonly translatable?: boolean;
  readonly default_value?: Json;
}

function field(entityType: string, bundle: string, name: string, type: string, more: FieldConfiguration = {}) {
  const { cardinality = 1, settings = {}, translatable = true, default_value = [] } = more;
  return {
    [`field.storage.${entityType}.${name}`]: { type, cardinality, settings },
    [`field.field.${entityType}.${bundle}.${name}`]: {
      label: name,
      field_type: type,
      settings,
      translatable,
      default_value,
    },
  };
}

/** The model of a small site, with configuration of a test's own. */
export function testSite(more: Readonly<Record<string, Json>> = {}, drupalVersion: DrupalVersion = '10.6'): SiteModel {
  const configuration = new Map(Object.entries({ ...SITE, ...more }).map(([name, value]) => [name, fromJson(value)]));
  return createSiteModel(configuration, { drupalVersion });
}

/** The time at which tests happen: 2020-01-02 03:04:05 UTC. */
export const NOW = Date.UTC(2020, 0, 2, 3, 4, 5);

/** An entity service over memory. `set` makes the values of a draft from JSON; `clock.time` can be moved. */
export function testEntities(base: SiteModel = testSite()) {
  const storage = new MemoryStorage();
  const files = new MemoryFiles();
  const clock = { time: NOW, now: () => clock.time };
  const revisions = new MemoryRevisions();
  const changes = new MemoryConfiguration();
  const site = new LiveSite(base, changes);
  const configuration = createConfigurationService(base.configuration, changes);
  const service = createEntityService(storage, site, { clock, files, revisions, configuration });
  const draft = (type: string, bundle: string, values: Readonly<Record<string, Json>>): EntityDraft => ({
    type,
    bundle,
    values: new Map(Object.entries(values).map(([name, value]) => [name, fromJson(value)])),
  });
  return { storage, files, revisions, configuration, clock, service, site, draft };
}
