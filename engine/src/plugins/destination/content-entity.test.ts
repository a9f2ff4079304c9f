import { describe, expect, it } from 'vitest';
import { testEntities, testSite } from '../../entity/testing.ts';
import { fromJson, type Json, type Key, type Value } from '../../php/value.ts';
import { Row, type RowIdMap } from '../../pipeline/row.ts';
import { createSiteModel } from '../../site/site-model.ts';
import { RollbackAction, RowStatus } from '../exceptions.ts';
import { ContentEntityDestination } from './content-entity.ts';

type Values = Readonly<Record<string, Json>>;

/** A destination over entities in memory, and what it displayed. */
function destinationOf(type: string, options: Values, site = testSite()) {
  const world = testEntities(site);
  const displayed: string[] = [];
  const entityType = site.entityTypes.get(type);
  if (!entityType) throw new Error(`no ${type}`);
  const destination = new ContentEntityDestination(
    entityType,
    new Map<Key, Value>(Object.entries(options).map(([name, value]) => [name, fromJson(value)])),
    {
      entities: world.service,
      site,
      files: { write: async (_content, uri) => uri },
      messages: { display: (message) => displayed.push(message) },
    },
  );
  return { ...world, destination, displayed };
}

function rowOf(values: Values, more: { empty?: readonly string[]; stub?: boolean; map?: Partial<RowIdMap> } = {}): Row {
  const row = new Row(new Map<Key, Value>([['id', 1]]), new Map(), new Map([['id', new Map()]]), more.stub);
  for (const [name, value] of Object.entries(values)) row.setDestinationProperty(name, fromJson(value));
  for (const name of more.empty ?? []) row.setEmptyDestinationProperty(name);
  if (more.map) row.setIdMap({ originalHash: '', hash: '', sourceRowStatus: RowStatus.NeedsUpdate, ...more.map });
  return row;
}

describe('a row without an entity', () => {
  it('makes one in the default bundle, and writes the bundle into the row', async () => {
    const { destination, storage } = destinationOf('node', { default_bundle: 'page' });
    const row = rowOf({ title: 'T' });
    expect(await destination.import(row, [])).toEqual(['1']);
    expect(destination.rollbackAction()).toBe(RollbackAction.Delete);
    expect(row.destinationProperty('type')).toBe('page');
    expect(storage.load('node', 1)?.bundle).toBe('page');
  });

  it('prefers the bundle of the row, in whatever form it has it', async () => {
    const { destination, storage } = destinationOf('node', { default_bundle: 'page' });
    await destination.import(rowOf({ title: 'T', type: [{ target_id: 'story' }] }), []);
    expect(storage.load('node', 1)).toMatchObject({ bundle: 'story', fields: { type: [{ target_id: 'story' }] } });
  });

  it('fails without a bundle where the entity type has bundles', () => {
    const { destination } = destinationOf('taxonomy_term', {});
    expect(() => destination.import(rowOf({ name: 'A' }), [])).toThrow('Missing bundle for entity type taxonomy_term');
  });

  it('gets a new id where the entity of the map is gone, or the id that the row gives', async () => {
    const { destination } = destinationOf('node', { default_bundle: 'page' });
    expect(await destination.import(rowOf({ title: 'T' }), ['77'])).toEqual(['1']);
    expect(await destination.import(rowOf({ title: 'T', nid: 40 }), ['77'])).toEqual([40]);
  });

  it('is created without what its pipelines left empty: defaults stay', async () => {
    const { destination, storage } = destinationOf('node', { default_bundle: 'story' });
    await destination.import(rowOf({ title: 'T' }, { empty: ['field_mood'] }), []);
    expect(storage.load('node', 1)?.fields.field_mood).toEqual([{ value: 'calm' }]);
  });
});

describe('a row with an entity', () => {
  it('updates what the map knows first, and clears whole fields that came out empty', async () => {
    const { destination, service, draft, storage } = destinationOf('node', { default_bundle: 'page' });
    await service.save(draft('node', 'page', { title: 'T', field_code: 'c', body: 'b' }), undefined);
    const row = rowOf({ title: 'U' }, { empty: ['field_code', 'body/value'], map: { rollbackAction: 0 } });
    expect(await destination.import(row, ['1'])).toEqual(['1']);
    expect(storage.load('node', 1)?.fields).toMatchObject({ title: [{ value: 'U' }], body: [{ value: 'b' }] });
    expect(storage.load('node', 1)?.fields).not.toHaveProperty('field_code');
  });

  it('leaves at a rollback what existed before, and keeps what the map said once', async () => {
    const { destination, service, draft } = destinationOf('node', { default_bundle: 'page' });
    await service.save(draft('node', 'page', { title: 'T' }), undefined);
    await destination.import(rowOf({ title: 'U', nid: '1' }), []);
    expect(destination.rollbackAction()).toBe(RollbackAction.Preserve);
    await destination.import(rowOf({ title: 'U' }, { map: { rollbackAction: 0 } }), ['1']);
    expect(destination.rollbackAction()).toBe(RollbackAction.Delete);
    await destination.import(rowOf({ title: 'U' }, { map: { rollbackAction: 1 } }), ['1']);
    expect(destination.rollbackAction()).toBe(RollbackAction.Preserve);
  });

  it('overwrites only the listed properties, and clears those of them that the row lacks', async () => {
    const options = { default_bundle: 'page', overwrite_properties: ['field_code', 'field_names'] };
    const { destination, service, draft, storage } = destinationOf('node', options);
    const before = { title: 'T', field_code: 'c', field_names: ['n'], field_mail: 'a@example.com' };
    await service.save(draft('node', 'page', before), undefined);
    const row = rowOf({ title: 'U', field_code: 'd', nid: 1 }, { empty: ['field_mail'] });
    await destination.import(row, []);
    const fields = storage.load('node', 1)?.fields;
    expect(fields).toMatchObject({ title: [{ value: 'T' }], field_code: [{ value: 'd' }] });
    expect(fields).toHaveProperty('field_mail');
    expect(fields).not.toHaveProperty('field_names');
  });

  it('is not found by an id that is no number', async () => {
    const { destination, service, draft } = destinationOf('node', { default_bundle: 'page' });
    await service.save(draft('node', 'page', { title: 'T' }), undefined);
    expect(await destination.import(rowOf({ title: 'U' }), ['1x'])).toEqual(['2']);
    expect(await destination.import(rowOf({ title: 'U' }), ['01'])).toEqual(['1']);
  });
});

describe('validation', () => {
  it('fails the row with all that is wrong, saying which entity', async () => {
    const { destination, service, draft } = destinationOf('node', { default_bundle: 'page', validate: true });
    const message =
      '[node]: title=This value should not be null.||field_mail.0.value=This value is not a valid email address.';
    expect(() => destination.import(rowOf({ field_mail: 'x' }), [])).toThrow(message);
    await service.save(draft('node', 'page', { title: 'T' }), undefined);
    expect(() => destination.import(rowOf({}, { empty: ['title'] }), ['1'])).toThrow('[node: 1, revision: 1]: title=');
  });
});

describe('stubs', () => {
  it('get the first bundle and samples for required fields that the row leaves out', async () => {
    const { destination, storage } = destinationOf('node', {});
    expect(await destination.import(rowOf({}, { stub: true }), [])).toEqual(['1']);
    const stub = storage.load('node', 1);
    expect(stub?.bundle).toBe('page');
    expect(stub?.fields.title?.[0]?.value).toMatch(/^[A-Z][a-z ]+$/);
  });

  it('need a bundle that exists', () => {
    const { destination } = destinationOf('block_content', {});
    expect(() => destination.import(rowOf({}, { stub: true }), [])).toThrow(
      'Stubbing failed, no bundles available for entity type: block_content',
    );
  });
});

describe('translations', () => {
  it('are added to the entity that the row names, and taken away again', async () => {
    const { destination, service, draft, storage } = destinationOf('node', {
      default_bundle: 'page',
      translations: true,
    });
    await service.save(draft('node', 'page', { title: 'Hello' }), undefined);
    const before = storage.load('node', 1);
    expect([...destination.ids().keys()]).toEqual(['nid', 'langcode']);
    expect(await destination.import(rowOf({ nid: '1', langcode: 'es', title: 'Hola' }), [])).toEqual(['1', 'es']);
    expect(destination.rollbackAction()).toBe(RollbackAction.Delete);
    expect(storage.load('node', 1)?.translations?.es?.title).toEqual([{ value: 'Hola' }]);
    await destination.rollback(
      new Map<string, Value>([
        ['nid', '1'],
        ['langcode', 'en'],
      ]),
    );
    expect(storage.load('node', 1)?.translations).toHaveProperty('es');
    await destination.rollback(
      new Map<string, Value>([
        ['nid', '1'],
        ['langcode', 'es'],
      ]),
    );
    expect(storage.load('node', 1)).toEqual(before);
  });

  it('without an id make an entity of their own', async () => {
    const { destination, storage } = destinationOf('node', { default_bundle: 'page', translations: true });
    expect(await destination.import(rowOf({ langcode: 'es', title: 'Hola' }, { empty: ['nid'] }), [])).toEqual([
      '1',
      'es',
    ]);
    expect(storage.load('node', 1)?.langcode).toBe('es');
  });
});

describe('a rollback', () => {
  it('deletes the entity; one that is gone already is fine', async () => {
    const { destination, service, draft, storage } = destinationOf('node', {});
    await service.save(draft('node', 'page', { title: 'T' }), undefined);
    await destination.rollback(new Map([['nid', '1']]));
    await destination.rollback(new Map([['nid', '1']]));
    expect(storage.entities.size).toBe(0);
  });
});

describe('a site that is not known', () => {
  it('is mentioned once, when a field is stored that nobody knows', async () => {
    const { destination, displayed } = destinationOf('node', { default_bundle: 'page' }, createSiteModel(new Map()));
    await destination.import(rowOf({ title: 'T', body: 'b' }), []);
    expect(displayed).toEqual([]);
    await destination.import(rowOf({ title: 'T', field_a: 'b' }), []);
    await destination.import(rowOf({ title: 'T', field_b: 'b' }), []);
    expect(displayed).toEqual(['No configuration of a site was found: fields are stored as given.']);
  });
});

describe('fields', () => {
  it('are told since Drupal 11, those of the default bundle', () => {
    expect(destinationOf('node', { default_bundle: 'page' }).destination.fields().size).toBe(0);
    const eleven = testSite({}, '11.4');
    const fields = destinationOf('node', { default_bundle: 'page' }, eleven).destination.fields();
    expect(fields.get('field_code')).toBe('field_code');
    expect(() => destinationOf('node', { default_bundle: 'nosuch' }, eleven).destination.fields()).toThrow(
      "The default_bundle value 'nosuch' is not a valid bundle for the destination entity type 'node'.",
    );
  });
});
