import { describe, expect, it } from 'vitest';
import { fromJson, type Json, type Value } from '../../php/value.ts';
import { createSiteModel } from '../../site/site-model.ts';
import { MigrateException } from '../exceptions.ts';
import type { EntityDraft, EntityService, StoredEntity } from '../services.ts';
import defaultEntityValue from './default_entity_value.run.ts';
import entityGenerate from './entity_generate.run.ts';
import entityLookup from './entity_lookup.run.ts';
import entityValue from './entity_value.run.ts';
import { fake, map, resultOf, run, type World } from './testing.ts';

const terms: readonly (readonly [number, string, string])[] = [
  [1, 'Apple', 'tags'],
  [2, 'banana', 'tags'],
  [3, 'Apple', 'fruits'],
  [4, '7', 'tags'],
];

function term([id, name, vid]: readonly [number, string, string]): StoredEntity {
  const fields = { tid: [{ value: String(id) }], vid: [{ target_id: vid }], name: [{ value: name }] };
  return { type: 'taxonomy_term', bundle: vid, id, revisionId: id, langcode: 'en', fields };
}

/** The terms above on the standard profile, with more configuration. */
function world(
  options: Partial<World> & { readonly configuration?: { readonly [name: string]: Json } } = {},
): World & { readonly saved: EntityDraft[] } {
  const stored = terms.map(term);
  const saved: EntityDraft[] = [];
  const entities = fake<EntityService>('entities', {
    find: (type, field, property, value) =>
      stored
        .filter((one) => one.type === type)
        .filter((one) => String(one.fields[field]?.[0]?.[property]).toLowerCase() === value.toLowerCase())
        .map(({ id }) => id),
    allIds: () => stored.map(({ id }) => id),
    load: (_type, id) => stored.find((one) => one.id === id),
    save: (draft) => {
      saved.push(draft);
      return { ...term([9, 'new', draft.bundle]) };
    },
  });
  const site = createSiteModel(
    new Map(Object.entries(options.configuration ?? {}).map(([name, data]) => [name, fromJson(data)])),
  );
  return { ...options, saved, services: { entities, site } };
}

const tags = { entity_type: 'taxonomy_term', value_key: 'name', bundle_key: 'vid', bundle: 'tags' };

describe('entity_lookup', () => {
  it('gives the id of the entity of the bundle that holds the value', async () => {
    expect(await resultOf(entityLookup, tags, 'Apple', world())).toBe('1');
    expect(await resultOf(entityLookup, { ...tags, bundle: ['fruits'] }, 'Apple', world())).toBe('3');
    expect(await resultOf(entityLookup, { entity_type: 'taxonomy_term', value_key: 'name' }, 'banana', world())).toBe(
      '2',
    );
    expect(await resultOf(entityLookup, tags, 'pear', world())).toBeNull();
  });

  it('tells case and types apart unless it is told not to: then the match was in vain', async () => {
    expect(await resultOf(entityLookup, tags, 'APPLE', world())).toBe(false);
    expect(await resultOf(entityLookup, tags, 7, world())).toBe(false);
    expect(await resultOf(entityLookup, { ...tags, ignore_case: true }, 'APPLE', world())).toBe('1');
    expect(await resultOf(entityLookup, { ...tags, ignore_case: true }, 7, world())).toBe('4');
  });

  it.each([null, '', 0, '0', false, []])('leaves %j alone', async (value) => {
    expect(await resultOf(entityLookup, {}, value, world())).toEqual(value);
  });

  it('looks a list up as one, from the last value to the first', async () => {
    expect(await run(entityLookup, tags, ['Apple', 'banana', 'x', null], world())).toMatchObject({
      value: ['2', '1'],
      multiple: false,
    });
    expect(await resultOf(entityLookup, tags, ['APPLE'], world())).toEqual([]);
    expect(await resultOf(entityLookup, tags, ['x'], world())).toBeNull();
    expect(await resultOf(entityLookup, { ...tags, destination_field: 'target_id' }, ['Apple'], world())).toEqual([
      map({ target_id: '1' }),
    ]);
  });

  it.each([
    ['STARTS_WITH', 'app', '1'],
    ['CONTAINS', 'NAN', '2'],
    ['ENDS_WITH', 'na', '2'],
    ['<>', 'apple', '2'],
    ['LIKE', 'b%a', '2'],
    ['>', 'apple', '2'],
  ])('compares by %s', async (operator, value, id) => {
    expect(await resultOf(entityLookup, { ...tags, operator }, value, world())).toBe(id);
  });

  it('refuses an operator that only databases know', async () => {
    await expect(run(entityLookup, { ...tags, operator: 'REGEXP' }, 'x', world())).rejects.toThrow(
      'the operator "REGEXP" is only known to databases.',
    );
  });

  it('finds configuration by its properties', async () => {
    const configuration = { 'node.type.story': { type: 'story', name: 'Story' } };
    const lookup = { entity_type: 'node_type', value_key: 'name' };
    expect(await resultOf(entityLookup, lookup, 'Story', world({ configuration }))).toBe('story');
    expect(await resultOf(entityLookup, lookup, 'story', world({ configuration }))).toBe(false);
  });

  it('reads what is not configured from the destination field', async () => {
    const told = {
      destinationConfiguration: { plugin: 'entity:node' },
      process: { type: { plugin: 'default_value', default_value: 'article' }, destination: 'x' },
    };
    await expect(run(entityLookup, {}, 'Apple', world())).rejects.toThrow(
      new MigrateException('The entity_lookup plugin requires a value_key, none located.'),
    );
    const configuration = {
      'field.storage.node.destination': {
        field_name: 'destination',
        entity_type: 'node',
        type: 'entity_reference',
        settings: { target_type: 'taxonomy_term' },
      },
      'field.field.node.article.destination': {
        field_name: 'destination',
        entity_type: 'node',
        bundle: 'article',
        field_type: 'entity_reference',
        settings: { handler: 'default:taxonomy_term', handler_settings: { target_bundles: { tags: 'tags' } } },
      },
    };
    expect(await resultOf(entityLookup, {}, 'Apple', world({ ...told, configuration }))).toBe('1');
  });

  it('says what is missing', async () => {
    await expect(run(entityLookup, { value_key: 'name', bundle_key: 'vid' }, 'x', world())).rejects.toThrow(
      'The entity_lookup plugin found no bundle but destination entity requires one.',
    );
    await expect(run(entityLookup, { value_key: 'name' }, 'x', world())).rejects.toThrow(
      'The entity_lookup plugin requires a entity_type, none located.',
    );
    await expect(run(entityLookup, { value_key: 5 }, 'x', world())).rejects.toThrow('Cannot assign int to property');
  });
});

describe('default_entity_value', () => {
  it('looks the default up where the value is empty', async () => {
    expect(await resultOf(defaultEntityValue, { ...tags, default_value: 'Apple' }, '', world())).toBe('1');
    expect(await resultOf(defaultEntityValue, { ...tags, default_value: 'Apple' }, 'x', world())).toBe('x');
  });
});

describe('entity_generate', () => {
  it('takes what there is and makes what there is not', async () => {
    const there = world();
    expect(await resultOf(entityGenerate, tags, 'Apple', there)).toBe('1');
    expect(there.saved).toEqual([]);
    expect(await resultOf(entityGenerate, tags, 'APPLE', there)).toBe('9');
    expect(await resultOf(entityGenerate, tags, '', there)).toBeNull();
    expect(there.saved).toHaveLength(1);
  });

  it('fills the new entity from defaults and from the row', async () => {
    const there = world({ row: { text: 'T' }, destination: { made: 'M' } });
    const configuration = {
      ...tags,
      default_values: { weight: 3 },
      values: { 'description/value': 'text', field_x: '@made' },
    };
    await run(entityGenerate, configuration, 'pear', there);
    expect(there.saved[0]).toMatchObject({ type: 'taxonomy_term', bundle: 'tags' });
    expect(new Map(there.saved[0]?.values)).toEqual(
      new Map<string, Value>([
        ['name', 'pear'],
        ['vid', 'tags'],
        ['weight', 3],
        ['description', map({ value: 'T' })],
        ['field_x', 'M'],
      ]),
    );
  });

  it('dies where nobody says the bundle', async () => {
    const configuration = { entity_type: 'taxonomy_term', value_key: 'name' };
    await expect(run(entityGenerate, configuration, 'pear', world())).rejects.toThrow(
      'Missing bundle for entity type taxonomy_term',
    );
  });
});

describe('entity_value', () => {
  const configuration = { entity_type: 'taxonomy_term', field_name: 'name' };

  it('gives the items of a field', async () => {
    expect(await run(entityValue, configuration, 1, world())).toMatchObject({
      value: [map({ value: 'Apple' })],
      multiple: false,
    });
    expect(await run(entityValue, configuration, ['2', 99, 1], world())).toMatchObject({
      value: [[map({ value: 'banana' })], [map({ value: 'Apple' })]],
      multiple: true,
    });
    for (const nothing of [null, 99, 'x', '']) {
      expect(await resultOf(entityValue, configuration, nothing, world())).toEqual([]);
    }
  });

  it('needs a type and a field, and the translation that is asked for', async () => {
    await expect(run(entityValue, {}, 1, world())).rejects.toThrow("'entity_type' configuration must be specified");
    await expect(run(entityValue, { entity_type: 'node' }, 1, world())).rejects.toThrow(
      "'field_name' configuration must be specified for migrate_plus_entity_value process plugin.",
    );
    await expect(run(entityValue, { ...configuration, langcode: 'es' }, 1, world())).rejects.toThrow(
      'Invalid translation language (es) specified.',
    );
  });
});
