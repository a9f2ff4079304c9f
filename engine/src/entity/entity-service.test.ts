import { describe, expect, it } from 'vitest';
import type { Json } from '../php/value.ts';
import { createSiteModel } from '../site/site-model.ts';
import { NOW, testEntities, testSite } from './testing.ts';

const NOW_SECONDS = String(NOW / 1000);

describe('a new entity', () => {
  it('gets the defaults that Drupal gives a node', async () => {
    const { service, draft } = testEntities();
    const { fields } = await service.save(draft('node', 'page', { title: 'T' }), undefined);
    const { uuid, ...rest } = fields;
    expect(uuid?.[0]?.value).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(rest).toEqual({
      nid: [{ value: '1' }],
      vid: [{ value: '1' }],
      type: [{ target_id: 'page' }],
      langcode: [{ value: 'en' }],
      revision_timestamp: [{ value: NOW_SECONDS }],
      revision_uid: [{ target_id: '0' }],
      status: [{ value: '1' }],
      uid: [{ target_id: '0' }],
      title: [{ value: 'T' }],
      created: [{ value: NOW_SECONDS }],
      changed: [{ value: NOW_SECONDS }],
      promote: [{ value: '0' }],
      sticky: [{ value: '0' }],
      default_langcode: [{ value: '1' }],
      revision_default: [{ value: '1' }],
      revision_translation_affected: [{ value: '1' }],
      content_translation_source: [{ value: 'und' }],
      content_translation_outdated: [{ value: '0' }],
    });
  });

  it('gets configured defaults, dates of today, and the statistics of its comments', async () => {
    const { service, draft, storage } = testEntities();
    await service.save(draft('user', 'user', { name: 'ada' }), undefined);
    const { fields } = await service.save(draft('node', 'story', { title: 'T', uid: 1 }), undefined);
    expect(fields.field_mood).toEqual([{ value: 'calm' }]);
    expect(fields.field_day).toEqual([{ value: '2020-01-02' }]);
    expect(fields.promote).toEqual([{ value: '1' }]);
    expect(fields.comment).toEqual([
      {
        status: '2',
        cid: '0',
        last_comment_timestamp: NOW_SECONDS,
        last_comment_name: null,
        last_comment_uid: '1',
        comment_count: '0',
      },
    ]);
    expect(storage.load('node', 1)?.fields).toEqual(fields);
  });

  it('does not get the default of a field that was given as NULL', async () => {
    const { service, draft } = testEntities();
    const { fields } = await service.save(draft('node', 'story', { title: 'T', field_mood: null }), undefined);
    expect(fields).not.toHaveProperty('field_mood');
  });

  it('has base fields alone in a bundle that does not exist', async () => {
    const { service, draft } = testEntities();
    const { fields, bundle } = await service.save(draft('node', 'nosuch', { title: 'T', field_code: 'x' }), undefined);
    expect(bundle).toBe('nosuch');
    expect(fields.type).toEqual([{ target_id: 'nosuch' }]);
    expect(fields.promote).toEqual([{ value: '1' }]);
    expect(fields).not.toHaveProperty('field_code');
  });

  it('takes ids that are given and goes on behind them', async () => {
    const { service, draft } = testEntities();
    const given = await service.save(draft('node', 'page', { title: 'T', nid: '500', vid: 900 }), undefined);
    expect([given.id, given.revisionId]).toEqual([500, 900]);
    const next = await service.save(draft('node', 'page', { title: 'T' }), undefined);
    expect([next.id, next.revisionId]).toEqual([501, 901]);
  });

  it('is refused under an id that is taken', async () => {
    const { service, draft } = testEntities();
    await service.save(draft('node', 'page', { title: 'T' }), undefined);
    expect(() => service.save(draft('node', 'page', { title: 'U', nid: 1 }), undefined)).toThrow(
      "'node' entity with ID '1' already exists.",
    );
  });

  it('takes no id where the database refuses it', async () => {
    const { service, draft } = testEntities();
    expect(() => service.save(draft('node', 'page', {}), undefined)).toThrow(
      'SQLSTATE[23000]: Integrity constraint violation: 19 NOT NULL constraint failed: node_field_data.title',
    );
    expect((await service.save(draft('node', 'page', { title: 'T' }), undefined)).id).toBe(1);
  });

  it('is refused where a date range has no end', () => {
    const { service, draft } = testEntities();
    const values = { title: 'T', field_period: '2020-01-01T00:00:00' };
    expect(() => service.save(draft('node', 'page', values), undefined)).toThrow(
      'NOT NULL constraint failed: node__field_period.field_period_end_value',
    );
  });

  it('keeps fields that nobody knows only where the site is not known', async () => {
    const values = { title: 'T', field_nope: ['a', { x: 1 }], psf_use: 'b' };
    const save = async ({ service, draft }: ReturnType<typeof testEntities>) =>
      (await service.save(draft('node', 'page', values), undefined)).fields;
    expect((await save(testEntities(createSiteModel(new Map())))).field_nope).toEqual([{ value: 'a' }, { x: 1 }]);
    expect(await save(testEntities(createSiteModel(new Map())))).not.toHaveProperty('psf_use');
    expect(await save(testEntities())).not.toHaveProperty('field_nope');
  });
});

describe('users', () => {
  it('are blocked, have the time zone of the site and none of the roles that everybody has', async () => {
    const { service, draft } = testEntities();
    const roles = ['authenticated', 'editor', 'no_such_role'];
    const { fields } = await service.save(draft('user', 'user', { name: 'ada', roles }), undefined);
    expect(fields).toMatchObject({
      status: [{ value: '0' }],
      timezone: [{ value: 'Europe/Berlin' }],
      preferred_langcode: [{ value: 'en' }],
      access: [{ value: '0' }],
      roles: [{ target_id: 'editor' }, { target_id: 'no_such_role' }],
    });
    expect(fields).not.toHaveProperty('preferred_admin_langcode');
  });

  it('have a name of their own, whatever its case', async () => {
    const { service, draft } = testEntities();
    await service.save(draft('user', 'user', { name: 'ada' }), undefined);
    expect(() => service.save(draft('user', 'user', { name: 'Ada' }), undefined)).toThrow(
      'UNIQUE constraint failed: users_field_data.name, users_field_data.langcode',
    );
    expect(() => service.save(draft('user', 'user', { mail: 'x@example.com' }), undefined)).toThrow(
      'NOT NULL constraint failed: users_field_data.name',
    );
  });

  it('that do not exist own nothing: their nodes belong to nobody', async () => {
    const { service, draft } = testEntities();
    const { fields } = await service.save(draft('node', 'page', { title: 'T', uid: 4444 }), undefined);
    expect(fields).toMatchObject({ uid: [{ target_id: '0' }], revision_uid: [{ target_id: '0' }] });
  });

  it('take their nodes along when they go', async () => {
    const { service, draft, storage } = testEntities();
    await service.save(draft('user', 'user', { name: 'ada' }), undefined);
    await service.save(draft('node', 'page', { title: 'T', uid: 1 }), undefined);
    await service.delete('user', 1);
    expect(storage.entities.size).toBe(0);
  });
});

describe('an update', () => {
  it('replaces the given fields whole and leaves the others', async () => {
    const { service, draft } = testEntities();
    const before = { title: 'T', body: { value: 'b', summary: 's' }, field_code: 'c', field_mail: 'a@example.com' };
    const original = await service.save(draft('node', 'page', before), undefined);
    const values = { title: 'U', body: { value: 'new' }, field_code: null };
    const { fields, id } = await service.save(draft('node', 'page', values), original);
    expect(id).toBe(1);
    expect(fields).toMatchObject({
      title: [{ value: 'U' }],
      body: [{ value: 'new', summary: null, format: null }],
      field_mail: [{ value: 'a@example.com' }],
    });
    expect(fields).not.toHaveProperty('field_code');
    expect(original.fields.field_code).toEqual([{ value: 'c' }]);
  });

  it('moves the changed time where another field changed and the given time is the old one', async () => {
    const { service, draft, clock } = testEntities();
    const original = await service.save(draft('node', 'page', { title: 'T', changed: 100 }), undefined);
    expect(original.fields.changed).toEqual([{ value: '100' }]);
    clock.time = NOW + 5000;
    const same = await service.save(draft('node', 'page', { title: 'T', changed: 100 }), original);
    expect(same.fields.changed).toEqual([{ value: '100' }]);
    const other = await service.save(draft('node', 'page', { title: 'U', changed: 100 }), original);
    expect(other.fields.changed).toEqual([{ value: String(NOW / 1000 + 5) }]);
    const given = await service.save(draft('node', 'page', { title: 'U', changed: 200 }), original);
    expect(given.fields.changed).toEqual([{ value: '200' }]);
  });

  it('keeps the changed time of a migration since Drupal 11', async () => {
    const { service, draft } = testEntities(testSite({}, '11.4'));
    const original = await service.save(draft('node', 'page', { title: 'T', changed: 100 }), undefined);
    const other = await service.save(draft('node', 'page', { title: 'U', changed: 100 }), original);
    expect(other.fields.changed).toEqual([{ value: '100' }]);
  });

  it('fails where the id is cleared: the entity counts as new and its uuid is taken', async () => {
    const { service, draft } = testEntities();
    const original = await service.save(draft('node', 'page', { title: 'T' }), undefined);
    expect(() => service.save(draft('node', 'page', { nid: null }), original)).toThrow(
      'UNIQUE constraint failed: node.uuid',
    );
  });
});

describe('terms', () => {
  it('stand below the root, have weight 0 and a description of NULLs', async () => {
    const { service, draft } = testEntities();
    const { fields } = await service.save(draft('taxonomy_term', 'tags', { name: 'A', parent: null }), undefined);
    expect(fields).toMatchObject({
      parent: [{ target_id: '0' }],
      weight: [{ value: '0' }],
      description: [{ value: null, format: null }],
    });
  });

  it('take children along that have no other parent', async () => {
    const { service, draft, storage } = testEntities();
    const term = (name: string, parent: Json) =>
      service.save(draft('taxonomy_term', 'tags', { name, parent }), undefined);
    await term('A', null);
    await term('B', null);
    await term('only A', 1);
    await term('A and B', [1, 2]);
    await service.delete('taxonomy_term', 1);
    expect(storage.load('taxonomy_term', 3)).toBeUndefined();
    expect(storage.load('taxonomy_term', 4)?.fields.parent).toEqual([{ target_id: '2' }]);
  });

  it('go with their vocabulary, and a role is taken from its users', async () => {
    const { service, draft, storage } = testEntities();
    await service.save(draft('taxonomy_term', 'tags', { name: 'A' }), undefined);
    await service.save(draft('user', 'user', { name: 'ada', roles: ['editor'] }), undefined);
    await service.delete('taxonomy_vocabulary', 'tags');
    await service.delete('user_role', 'editor');
    expect(storage.load('taxonomy_term', 1)).toBeUndefined();
    expect(storage.load('user', 1)?.fields).not.toHaveProperty('roles');
  });
});
