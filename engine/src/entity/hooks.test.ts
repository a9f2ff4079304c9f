import { describe, expect, it } from 'vitest';
import { testEntities, testSite } from './testing.ts';

describe('path aliases', () => {
  it('are entities of their own that come and go with what they lead to', async () => {
    const { service, draft, storage } = testEntities();
    const values = { title: 'T', path: { alias: ' /about/ ' } };
    const { fields } = await service.save(draft('node', 'page', values), undefined);
    expect(fields.path).toEqual([{ alias: '/about', pid: '1', langcode: 'en' }]);
    expect(storage.load('path_alias', 1)).toMatchObject({
      langcode: 'en',
      fields: { path: [{ value: '/node/1' }], alias: [{ value: '/about' }], status: [{ value: '1' }] },
    });
    await service.delete('node', 1);
    expect(storage.entities.size).toBe(0);
  });

  it('are made once more by every update in Drupal 10, and not in Drupal 11', async () => {
    for (const [version, count] of [['10.6', 2] as const, ['11.4', 1] as const]) {
      const { service, draft, storage } = testEntities(testSite({}, version));
      const values = { title: 'T', path: { alias: '/about' } };
      const original = await service.save(draft('node', 'page', values), undefined);
      await service.save(draft('node', 'page', values), original);
      expect([...storage.entities.values()].filter(({ type }) => type === 'path_alias')).toHaveLength(count);
    }
  });

  it('show in the entity wherever they were made', async () => {
    const { service, draft, storage } = testEntities();
    await service.save(draft('taxonomy_term', 'tags', { name: 'A' }), undefined);
    const alias = { path: '/taxonomy/term/1', alias: '/a', langcode: 'en' };
    await service.save(draft('path_alias', 'path_alias', alias), undefined);
    expect(storage.load('taxonomy_term', 1)?.fields.path).toEqual([{ alias: '/a', pid: '1', langcode: 'en' }]);
    await service.delete('path_alias', 1);
    expect(storage.load('taxonomy_term', 1)?.fields).not.toHaveProperty('path');
  });
});

describe('files', () => {
  it('get name, type and size from their URI', async () => {
    const { service, draft, files } = testEntities();
    files.sizes.set('public://a/b.jpg', 738);
    const { fields } = await service.save(draft('file', 'file', { uri: 'public://a/b.jpg' }), undefined);
    expect(fields).toMatchObject({
      filename: [{ value: 'b.jpg' }],
      filemime: [{ value: 'image/jpeg' }],
      filesize: [{ value: '738' }],
      status: [{ value: '0' }],
    });
    expect(fields).not.toHaveProperty('uid');
    const plain = await service.save(draft('file', 'file', { uri: 'public://none' }), undefined);
    expect(plain.fields.filemime).toEqual([{ value: 'application/octet-stream' }]);
    expect(plain.fields).not.toHaveProperty('filesize');
  });

  it('become permanent when something refers to them, and images are measured', async () => {
    const { service, draft, files, storage } = testEntities();
    files.pixels.set('public://b.jpg', { width: 60, height: 40 });
    await service.save(draft('file', 'file', { uri: 'public://b.jpg' }), undefined);
    const values = { title: 'T', field_image: { target_id: 1, alt: 'B' } };
    const { fields } = await service.save(draft('node', 'story', values), undefined);
    expect(fields.field_image).toEqual([{ target_id: '1', alt: 'B', title: null, width: '60', height: '40' }]);
    expect(storage.load('file', 1)?.fields.status).toEqual([{ value: '1' }]);
  });

  it('that are not there leave an image without size', async () => {
    const { service, draft } = testEntities();
    const { fields } = await service.save(draft('node', 'story', { title: 'T', field_image: 77 }), undefined);
    expect(fields.field_image).toEqual([{ target_id: '77', alt: null, title: null, width: null, height: null }]);
  });

  it('are deleted from disk with their entity', async () => {
    const { service, draft, files } = testEntities();
    files.sizes.set('public://b.jpg', 1);
    await service.save(draft('file', 'file', { uri: 'public://b.jpg' }), undefined);
    await service.delete('file', 1);
    expect(files.sizes.has('public://b.jpg')).toBe(false);
  });
});

describe('paragraphs', () => {
  it('learn who their host is, and need the id of their revision', async () => {
    const { service, draft, storage } = testEntities();
    await service.save(draft('paragraph', 'box', { field_text: 'x' }), undefined);
    const item = { target_id: '1', target_revision_id: '1' };
    const values = { title: 'T', field_boxes: [item, { target_id: '1' }] };
    const { fields } = await service.save(draft('node', 'story', values), undefined);
    expect(fields.field_boxes).toEqual([item]);
    expect(storage.load('paragraph', 1)?.fields).toMatchObject({
      parent_id: [{ value: '1' }],
      parent_type: [{ value: 'node' }],
      parent_field_name: [{ value: 'field_boxes' }],
      behavior_settings: [{ value: 'a:0:{}' }],
    });
  });
});

describe('translations', () => {
  it('have values of their own in translatable fields and share the others', async () => {
    const { service, draft, storage } = testEntities();
    const values = { title: 'Hello', field_names: ['a'], field_code: 'c1' };
    const original = await service.save(draft('node', 'page', values), undefined);
    const spanish = {
      ...draft('node', 'page', { title: 'Hola', langcode: 'es', field_code: 'c2' }),
      translation: 'es',
    };
    await service.save(spanish, original);
    const saved = storage.load('node', 1);
    expect(saved?.langcode).toBe('en');
    expect(saved?.fields).toMatchObject({
      title: [{ value: 'Hello' }],
      field_names: [{ value: 'a' }],
      field_code: [{ value: 'c2' }],
      default_langcode: [{ value: '1' }],
    });
    expect(saved?.translations?.es).toMatchObject({
      title: [{ value: 'Hola' }],
      langcode: [{ value: 'es' }],
      field_code: [{ value: 'c2' }],
      nid: [{ value: '1' }],
      default_langcode: [{ value: '0' }],
      content_translation_source: [{ value: 'und' }],
    });
    expect(saved?.translations?.es).not.toHaveProperty('field_names');
  });

  it('can be taken away; the default one stays', async () => {
    const { service, draft } = testEntities();
    const original = await service.save(draft('node', 'page', { title: 'Hello' }), undefined);
    const spanish = { ...draft('node', 'page', { title: 'Hola', langcode: 'es' }), translation: 'es' };
    const both = await service.save(spanish, original);
    expect(await service.removeTranslation(both, 'es')).toEqual(original);
    expect(await service.removeTranslation(original, 'en')).toBe(original);
  });
});
