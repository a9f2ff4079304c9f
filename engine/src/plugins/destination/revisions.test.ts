import { describe, expect, it } from 'vitest';
import { RollbackAction } from '../exceptions.ts';
import { destinationWorld, destinationRow as row } from './testing.ts';

const ids = (values: Readonly<Record<string, string>>) => new Map(Object.entries(values));

describe('entity_reference_revisions', () => {
  const paragraphs = async (options = {}) => {
    const world = destinationWorld();
    const destination = await world.build('entity_reference_revisions:paragraph', {
      default_bundle: 'box',
      ...options,
    });
    return { ...world, destination };
  };

  it('gives id and revision id under their names', async () => {
    const { destination } = await paragraphs();
    expect([...destination.ids().keys()]).toEqual(['id', 'revision_id']);
    const saved = await destination.import(row({ field_text: 'a' }), []);
    expect(saved).toEqual(ids({ id: '1', revision_id: '1' }));
    expect(destination.rollbackAction()).toBe(RollbackAction.Delete);
  });

  it('updates the revision that the map knows in place', async () => {
    const { destination, storage } = await paragraphs({ new_revisions: true });
    await destination.import(row({ field_text: 'a' }), []);
    const saved = await destination.import(row({ field_text: 'b' }), ['1', '1']);
    expect(saved).toEqual(ids({ id: '1', revision_id: '1' }));
    expect(storage.load('paragraph', 1)?.fields.field_text).toEqual([{ value: 'b' }]);
  });

  it('makes a revision on update where it is forced to, and keeps the one before', async () => {
    const { destination, storage, revisions } = await paragraphs({ new_revisions: true, force_revision: true });
    await destination.import(row({ field_text: 'a' }), []);
    const saved = await destination.import(row({ field_text: 'b' }), ['1', '1']);
    expect(saved).toEqual(ids({ id: '1', revision_id: '2' }));
    expect(storage.load('paragraph', 1)).toMatchObject({ revisionId: 2, fields: { revision_id: [{ value: '2' }] } });
    expect(revisions.load('paragraph', 1)?.fields.field_text).toEqual([{ value: 'a' }]);
  });

  it('refuses a revision of another entity', async () => {
    const { destination } = await paragraphs();
    await destination.import(row({ field_text: 'a' }), []);
    await destination.import(row({ field_text: 'b' }), []);
    expect(() => destination.import(row({ id: 2, revision_id: 1 }), [])).toThrow(
      'The revision_id exists for this entity type, but does not belong to the given entity id',
    );
  });

  it('deletes the entity of a default revision at a rollback, else that revision alone', async () => {
    const { destination, storage, revisions } = await paragraphs({ new_revisions: true, force_revision: true });
    await destination.import(row({ field_text: 'a' }), []);
    await destination.import(row({ field_text: 'b' }), ['1', '1']);
    await destination.rollback(ids({ id: '1', revision_id: '1' }));
    expect(revisions.load('paragraph', 1)).toBeUndefined();
    expect(storage.load('paragraph', 1)?.revisionId).toBe(2);
    await destination.rollback(ids({ id: '1', revision_id: '2' }));
    expect(storage.load('paragraph', 1)).toBeUndefined();
  });

  it('does not exist for entity types that no content is of', async () => {
    const { build } = destinationWorld();
    await expect(build('entity_reference_revisions:node_type')).rejects.toThrow('plugin does not exist');
  });
});

describe('entity_revision', () => {
  const revisionsOf = async () => {
    const world = destinationWorld();
    const nodes = await world.build('entity:node', { default_bundle: 'page' });
    await nodes.import(row({ title: 'Now' }), []);
    return { ...world, destination: await world.build('entity_revision:node') };
  };

  it('adds a revision without changing what the entity shows', async () => {
    const { destination, storage, revisions } = await revisionsOf();
    expect(await destination.import(row({ nid: '1', title: 'Then' }), [])).toEqual(['2']);
    expect(destination.rollbackAction()).toBe(RollbackAction.Preserve);
    expect(storage.load('node', 1)).toMatchObject({ revisionId: 1, fields: { title: [{ value: 'Now' }] } });
    expect(revisions.load('node', 2)?.fields).toMatchObject({
      title: [{ value: 'Then' }],
      revision_default: [{ value: '0' }],
    });
  });

  it('edits the revision that the map knows', async () => {
    const { destination, revisions } = await revisionsOf();
    await destination.import(row({ nid: '1', title: 'Then' }), []);
    expect(await destination.import(row({ nid: '1', title: 'Once' }), ['2'])).toEqual(['2']);
    expect(revisions.load('node', 2)?.fields.title).toEqual([{ value: 'Once' }]);
  });

  it('takes the revision id of the row, and numbers on from there', async () => {
    const { destination } = await revisionsOf();
    expect(await destination.import(row({ nid: '1', vid: 7, title: 'Then' }), [])).toEqual(['7']);
    expect(await destination.import(row({ nid: '1', title: 'Later' }), [])).toEqual(['8']);
  });

  it('fails where the entity is missing', async () => {
    const { destination } = await revisionsOf();
    expect(() => destination.import(row({ nid: '9', title: 'T' }), [])).toThrow('Unable to get entity');
  });

  it('has no ids for a type without revisions', async () => {
    const { build } = destinationWorld();
    const users = await build('entity_revision:user');
    expect(() => users.ids()).toThrow('The "user" entity type does not support revisions.');
  });
});

describe('entity_complete', () => {
  const complete = async (options = {}) => {
    const world = destinationWorld();
    return { ...world, destination: await world.build('entity_complete:node', { default_bundle: 'page', ...options }) };
  };

  it('has three ids, of which one is missing without translations', async () => {
    const { destination } = await complete();
    expect([...destination.ids().keys()]).toEqual(['nid', 'vid', 'langcode']);
    expect(await destination.import(row({ nid: 5, vid: 6, title: 'T', langcode: 'en' }), [])).toEqual([5, '6']);
  });

  it('makes each revision the default one, and keeps the others', async () => {
    const { destination, storage, revisions } = await complete({ translations: true });
    await destination.import(row({ nid: 5, vid: 6, title: 'First', langcode: 'en' }), []);
    const saved = await destination.import(row({ nid: 5, vid: 8, title: 'Second', langcode: 'en' }), []);
    expect(saved).toEqual([5, '8', 'en']);
    expect(storage.load('node', 5)).toMatchObject({ revisionId: 8, fields: { title: [{ value: 'Second' }] } });
    expect(revisions.load('node', 6)?.fields.title).toEqual([{ value: 'First' }]);
  });

  it('puts the translations of a revision together, and gives all of them its number', async () => {
    const { destination, storage } = await complete({ translations: true });
    await destination.import(row({ nid: 5, vid: 6, title: 'First', langcode: 'en' }), []);
    expect(await destination.import(row({ nid: 5, vid: 6, title: 'Primero', langcode: 'es' }), [])).toEqual([
      5,
      '6',
      'es',
    ]);
    const saved = await destination.import(row({ nid: 5, vid: 8, title: 'Segundo', langcode: 'es' }), []);
    expect(saved).toEqual([5, '8', 'es']);
    expect(storage.load('node', 5)).toMatchObject({
      revisionId: 8,
      fields: { title: [{ value: 'First' }], vid: [{ value: '8' }] },
      translations: { es: { title: [{ value: 'Segundo' }], vid: [{ value: '8' }] } },
    });
  });

  it('clears in a new entity what a pipeline gave NULL for', async () => {
    const { destination, storage } = await complete();
    expect(() => destination.import(row({ nid: 6, title: 'T' }, { empty: ['status'] }), [])).toThrow(
      'NOT NULL constraint failed: node_field_data.status',
    );
    expect(storage.load('node', 6)).toBeUndefined();
  });

  it('deletes the whole entity with any of its rows', async () => {
    const { destination, storage, revisions } = await complete({ translations: true });
    await destination.import(row({ nid: 5, vid: 6, title: 'First', langcode: 'en' }), []);
    await destination.import(row({ nid: 5, vid: 8, title: 'Second', langcode: 'en' }), []);
    await destination.rollback(ids({ nid: '5', vid: '6', langcode: 'en' }));
    expect([storage.load('node', 5), revisions.load('node', 6)]).toEqual([undefined, undefined]);
  });
});
