import { describe, expect, it } from 'vitest';
import { fromJson, type Json, type Value } from '../php/value.ts';
import { lazyConfiguration } from './configuration.ts';
import { destinationFields, subfieldsOf } from './destination-fields.ts';
import { createSiteModel } from './site-model.ts';

function configuration(values: Readonly<Record<string, Json>>): ReadonlyMap<string, Value> {
  return new Map(Object.entries(values).map(([name, value]) => [name, fromJson(value)]));
}

const site = configuration({
  'core.extension': { module: { node: 0, path: 0, user: 0, taxonomy: 0 } },
  'system.site': { default_langcode: 'de' },
  'system.date': { timezone: { default: 'Europe/Berlin' } },
  'language.entity.de': { id: 'de' },
  'language.entity.fr': { id: 'fr' },
  'language.entity.und': { id: 'und' },
  'node.type.event': { type: 'event', name: 'Event' },
  'node.type.eventful': { type: 'eventful', name: 'Eventful' },
  'field.storage.node.field_price': { type: 'decimal', cardinality: 1, settings: { precision: 8, scale: 3 } },
  'field.field.node.event.field_price': {
    label: 'Price',
    required: true,
    settings: { min: 1 },
    default_value: [{ value: '1.5' }],
  },
  'field.storage.node.field_notes': { type: 'string', cardinality: -1 },
  'field.field.node.eventful.field_notes': { label: 'Notes' },
  'core.base_field_override.node.event.promote': { default_value: [{ value: 0 }], label: 'Front page' },
});

describe('a site model', () => {
  it('knows a site by its core.extension, with languages, time zone and modules', () => {
    const model = createSiteModel(site);
    expect(model.known).toBe(true);
    expect(model.defaultLangcode).toBe('de');
    expect(model.languages).toEqual(['de', 'fr']);
    expect(model.timezone).toBe('Europe/Berlin');
    expect(model.modules?.has('taxonomy')).toBe(true);
  });

  it('lists bundles with their labels; a type without bundles has itself', () => {
    const model = createSiteModel(site);
    expect([...(model.entityTypes.get('node')?.bundles ?? [])]).toEqual([
      ['event', 'Event'],
      ['eventful', 'Eventful'],
    ]);
    expect([...(model.entityTypes.get('user')?.bundles.keys() ?? [])]).toEqual(['user']);
  });

  it('reads configured fields of a bundle with storage and field settings in one', () => {
    const price = createSiteModel(site).fields('node', 'event').get('field_price');
    expect(price).toMatchObject({ type: 'decimal', label: 'Price', required: true, cardinality: 1, base: false });
    expect(price?.settings).toMatchObject({ precision: 8, scale: 3, min: 1 });
    expect(price?.defaultValue).toEqual([new Map([['value', '1.5']])]);
  });

  it('does not mix bundles whose ids begin alike, and joins all of them without a bundle', () => {
    const model = createSiteModel(site);
    expect(model.fields('node', 'event').has('field_notes')).toBe(false);
    expect(model.fields('node').has('field_notes')).toBe(true);
    expect(model.fields('node').has('field_price')).toBe(true);
  });

  it('applies overrides of base fields to their bundle only', () => {
    const model = createSiteModel(site);
    expect(model.fields('node', 'event').get('promote')?.defaultValue).toEqual([new Map([['value', 0]])]);
    expect(model.fields('node', 'event').get('promote')?.label).toBe('Front page');
    expect(model.fields('node', 'eventful').get('promote')?.defaultValue).toEqual([true]);
  });

  it('takes the default of promote from the version of Drupal', () => {
    const model = createSiteModel(site, { drupalVersion: '11.4' });
    expect(model.fields('node', 'eventful').get('promote')?.defaultValue).toEqual([false]);
  });

  it('has the path field only where the path module is on', () => {
    const without = new Map(site).set('core.extension', fromJson({ module: { node: 0 } }));
    expect(createSiteModel(site).fields('node').has('path')).toBe(true);
    expect(createSiteModel(without).fields('node').has('path')).toBe(false);
  });

  it('adds the fields of content translation where a bundle is translated', () => {
    const translated = new Map(site)
      .set('core.extension', fromJson({ module: { content_translation: 0 } }))
      .set(
        'language.content_settings.node.event',
        fromJson({ third_party_settings: { content_translation: { enabled: true } } }),
      );
    const fields = createSiteModel(translated).fields('node', 'event');
    expect(fields.has('content_translation_source')).toBe(true);
    // Nodes have an owner, a published state and a creation time of their own.
    expect(fields.has('content_translation_uid')).toBe(false);
    expect(fields.has('content_translation_status')).toBe(false);
    expect(createSiteModel(translated).fields('taxonomy_term').has('content_translation_source')).toBe(false);
  });

  it('is not known without a whole site, and has the standard profile below what was found', () => {
    const model = createSiteModel(configuration({ 'node.type.event': { name: 'Event' } }));
    expect(model.known).toBe(false);
    expect([...(model.entityTypes.get('node')?.bundles.keys() ?? [])]).toEqual(['article', 'event', 'page']);
    expect(model.fields('node', 'page').get('body')?.type).toBe('text_with_summary');
    expect(model.fields('node', 'page').get('promote')?.defaultValue).toEqual([new Map([['value', 0]])]);
  });

  it('parses a value of lazy configuration when it is needed, and once', () => {
    const parsed: string[] = [];
    const lazy = lazyConfiguration(
      [...site].map(([name, value]) => [
        name,
        () => {
          parsed.push(name);
          return value;
        },
      ]),
    );
    const model = createSiteModel(lazy);
    expect(parsed).not.toContain('field.storage.node.field_price');
    model.fields('node', 'event');
    model.fields('node');
    expect(parsed.filter((name) => name === 'field.storage.node.field_price')).toEqual([
      'field.storage.node.field_price',
    ]);
  });

  it('survives configuration of the wrong shape', () => {
    const broken = configuration({
      'core.extension': 'x',
      'system.site': [1],
      'node.type.event': null,
      'field.field.node.event.field_x': 'text',
      'field.storage.node.field_x': [],
      'core.base_field_override.node.event.title': 3,
    });
    const model = createSiteModel(broken);
    expect(model.defaultLangcode).toBe('en');
    expect(model.fields('node', 'event').has('field_x')).toBe(false);
    expect(model.fields('node', 'event').has('title')).toBe(true);
  });
});

describe('what may stand on the left side of a process section', () => {
  it('is complete for a bundle of a known site only', () => {
    const known = createSiteModel(site);
    expect(destinationFields(known, 'node', 'event').complete).toBe(true);
    expect(destinationFields(known, 'node', 'nosuch').complete).toBe(false);
    expect(destinationFields(known, 'node', 'nosuch').fields.has('field_notes')).toBe(true);
    expect(destinationFields(createSiteModel(new Map()), 'node', 'page').complete).toBe(false);
    expect(destinationFields(known, 'contact_message').complete).toBe(false);
  });

  it('has the subfields of a field type without the computed ones, and none for an unknown type', () => {
    const model = createSiteModel(new Map());
    const fields = model.fields('node', 'article');
    const names = (field: string) => {
      const definition = fields.get(field);
      return definition && subfieldsOf(model, definition)?.map((property) => property.name);
    };
    expect(names('body')).toEqual(['value', 'format', 'summary']);
    expect(names('field_image')).toEqual(['target_id', 'alt', 'title', 'width', 'height']);
    const title = fields.get('title');
    expect(title && subfieldsOf(model, { ...title, type: 'gmap' })).toBeUndefined();
  });
});
