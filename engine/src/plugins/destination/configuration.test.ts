import { describe, expect, it } from 'vitest';
import { testSite } from '../../entity/testing.ts';
import { type Json, toJson } from '../../php/value.ts';
import { PluginNotRunnableError, RequirementsException, RollbackAction } from '../exceptions.ts';
import { destinationWorld, destinationRow as row } from './testing.ts';

/** A world, and what its configuration is as JSON, without what is different each time. */
function configured(more: Readonly<Record<string, Json>> = {}) {
  const world = destinationWorld(testSite(more));
  const shown = (name: string, langcode?: string): Json | undefined => {
    const value = world.configuration.get(name, langcode);
    if (value === undefined) return undefined;
    const json = toJson(value);
    if (json === null || typeof json !== 'object' || Array.isArray(json)) return json;
    const { uuid: _uuid, ...rest } = json as Readonly<Record<string, Json>>;
    return rest;
  };
  return { ...world, shown };
}

describe('config', () => {
  it('sets properties by their paths, in the types that they have', async () => {
    const { build, shown } = configured({ 'system.site': { name: 'A', page: { front: '', 404: '' }, weight: 1 } });
    const destination = await build('config', { config_name: 'system.site' });
    const given = row({ name: 'B', 'page/front': '/node', weight: '7' }, { empty: ['page/404'] });
    expect(await destination.import(given, [])).toEqual(['system.site']);
    expect(shown('system.site')).toEqual({ name: 'B', page: { front: '/node', 404: '' }, weight: 7 });
  });

  it('makes configuration that did not exist, with values as they come', async () => {
    const { build, shown } = configured();
    const destination = await build('config', { config_name: 'my.settings' });
    await destination.import(row({ 'some/key': 1, id: 'a' }), []);
    expect(shown('my.settings')).toEqual({ some: { key: 1 }, id: 'a' });
  });

  it('leaves the values at a rollback, and deletes translations', async () => {
    const { build, shown } = configured({ 'system.site': { name: 'A' } });
    const plain = await build('config', { config_name: 'system.site' });
    const translated = await build('config', { config_name: 'system.site', translations: true });
    await plain.import(row({ name: 'B' }), []);
    expect(await translated.import(row({ name: 'Be', langcode: 'es' }), [])).toEqual(['system.site', 'es']);
    expect(shown('system.site', 'es')).toEqual({ name: 'Be', langcode: 'es' });
    await plain.rollback(new Map([['config_name', 'system.site']]));
    await translated.rollback(new Map(Object.entries({ config_name: 'system.site', langcode: 'es' })));
    expect([shown('system.site'), shown('system.site', 'es')]).toEqual([{ name: 'B' }, undefined]);
  });
});

describe('configuration entities', () => {
  it('are there for the migrations that come after', async () => {
    const { build, site } = configured();
    const types = await build('entity:node_type');
    expect(await types.import(row({ type: 'recipe', name: 'Recipe' }), [])).toEqual(['recipe']);
    expect(site.entityTypes.get('node')?.bundles.get('recipe')).toBe('Recipe');
    const storages = await build('entity:field_storage_config');
    const values = { entity_type: 'node', field_name: 'field_servings', type: 'integer' };
    expect(await storages.import(row(values), [])).toEqual(['node', 'field_servings']);
    const fields = await build('entity:field_config');
    const field = { entity_type: 'node', bundle: 'recipe', field_name: 'field_servings', label: 'Servings' };
    expect(await fields.import(row(field), [])).toEqual(['node', 'recipe', 'field_servings']);
    expect(site.fields('node', 'recipe').get('field_servings')).toMatchObject({ type: 'integer', label: 'Servings' });
  });

  it('are found by the first of their ids alone, so that those with several are never updated', async () => {
    const { build } = configured();
    const storages = await build('entity:field_storage_config');
    const values = { entity_type: 'node', field_name: 'field_servings', type: 'integer' };
    await storages.import(row(values), []);
    expect(() => storages.import(row(values), ['node', 'field_servings'])).toThrow(
      "'field_storage_config' entity with ID 'node.field_servings' already exists.",
    );
  });

  it('change property by property, under another id where the row says so', async () => {
    const { build, shown } = configured();
    const roles = await build('entity:user_role');
    await roles.import(row({ id: 'writer', label: 'Writer', permissions: ['edit any page content'] }), []);
    expect(await roles.import(row({ id: 'author', label: 'Author' }), ['writer'])).toEqual(['author']);
    expect(shown('user.role.writer')).toBeUndefined();
    expect(shown('user.role.author')).toMatchObject({ label: 'Author', weight: 1, permissions: [] });
  });

  it('refuse stubs', async () => {
    const { build } = configured();
    const types = await build('entity:node_type');
    expect(() => types.import(row({ type: 'x' }, { stub: true }), [])).toThrow('Config entities can not be stubbed.');
  });

  it('go at a rollback, and take the content that is theirs along', async () => {
    const { build, shown, storage } = configured();
    const vocabularies = await build('entity:taxonomy_vocabulary');
    await vocabularies.import(row({ vid: 'forums', name: 'Forums', description: ' ' }), []);
    expect(shown('taxonomy.vocabulary.forums')).toMatchObject({ description: null, weight: 0, status: true });
    const terms = await build('entity:taxonomy_term');
    await terms.import(row({ vid: 'forums', name: 'T' }), []);
    await vocabularies.rollback(new Map([['vid', 'forums']]));
    expect([shown('taxonomy.vocabulary.forums'), storage.load('taxonomy_term', 1)]).toEqual([undefined, undefined]);
  });

  it('are translated property by property', async () => {
    const { build, shown } = configured();
    const types = await build('entity:node_type', { translations: true });
    const values = { type: 'page', langcode: 'es', property: 'name', translation: 'Página' };
    expect(await types.import(row(values), [])).toEqual(['page', 'es']);
    expect(shown('node.type.page', 'es')).toEqual({ name: 'Página' });
    expect(shown('node.type.page')).toMatchObject({ name: 'Page' });
    await types.rollback(new Map(Object.entries({ type: 'page', langcode: 'es' })));
    expect(shown('node.type.page', 'es')).toBeUndefined();
    expect(() => types.import(row({ type: 'page', langcode: 'es' }), [])).toThrow(
      'The "property" property is required',
    );
  });

  it('of roles lose permissions that certainly do not exist, with a warning', async () => {
    const { build, shown, messages } = configured();
    const roles = await build('entity:user_role');
    const permissions = ['edit any page content', 'edit any nothing content', 'administer views'];
    await roles.import(row({ id: 'writer', label: 'Writer', permissions }), []);
    expect(messages).toEqual(["Permission(s) 'administer views', 'edit any nothing content' not found."]);
    expect(shown('user.role.writer')).toMatchObject({
      permissions: ['edit any page content'],
      dependencies: { config: ['node.type.page'], module: ['node'] },
    });
  });
});

describe('single fields of displays', () => {
  const values = { entity_type: 'node', bundle: 'page', view_mode: 'default', field_name: 'field_code' };

  it('are shown with the defaults of their formatter, in a display that is made for it', async () => {
    const { build, shown } = configured();
    const destination = await build('component_entity_display');
    const options = { label: 'inline', settings: { link_to_entity: '1', unknown: 1 } };
    expect(await destination.import(row({ ...values, options }), [])).toEqual(Object.values(values));
    expect(shown('core.entity_view_display.node.page.default')).toMatchObject({
      id: 'node.page.default',
      content: {
        field_code: { type: 'string', label: 'inline', settings: { link_to_entity: true }, weight: 101 },
        links: { weight: 100, region: 'content' },
      },
      hidden: { field_mail: true },
    });
  });

  it('are hidden where the row says so', async () => {
    const { build, shown } = configured();
    const destination = await build('component_entity_form_display');
    const { view_mode: form_mode, ...rest } = values;
    await destination.import(row({ ...rest, form_mode, options: { type: 'string_textfield' } }), []);
    await destination.import(row({ ...rest, form_mode, hidden: true }), []);
    const display = shown('core.entity_form_display.node.page.default');
    expect(display).toMatchObject({ hidden: { field_code: true }, content: { title: { weight: -5 } } });
    expect(display).not.toHaveProperty('content.field_code');
  });
});

it('user_data is kept by module, user and key', async () => {
  const { build, stored } = configured();
  const destination = await build('user_data');
  const saved = await destination.import(row({ uid: '2', module: 'contact', key: 'enabled', settings: true }), []);
  expect(saved).toEqual(['2', 'contact', 'enabled']);
  expect([...stored]).toEqual([['user.data contact:2:enabled', true]]);
});

it('default_langcode takes a language of the site only', async () => {
  const { build, shown } = configured();
  const destination = await build('default_langcode', { config_name: 'system.site' });
  expect(await destination.import(row({ default_langcode: 'fr' }), [])).toEqual(['system.site']);
  expect(shown('system.site')).toEqual({ default_langcode: 'fr' });
  expect(() => destination.import(row({ default_langcode: 'xx' }), [])).toThrow(
    "The language 'xx' does not exist on this site.",
  );
});

it('null and table do not run, the one by its requirements, the other for want of a database', async () => {
  const { build } = configured();
  const nothing = await build('null');
  expect(() => nothing.checkRequirements?.()).toThrow(RequirementsException);
  const table = await build('table', { table_name: 't', id_fields: { id: { type: 'integer' } } });
  expect([...table.ids().keys()]).toEqual(['id']);
  expect(() => table.checkRequirements?.()).toThrow(PluginNotRunnableError);
});

it('d7_theme_settings puts settings where themes look for them, and maps nothing', async () => {
  const { build, shown } = configured({ 'olivero.settings': { features: { favicon: true }, logo: { path: '' } } });
  const destination = await build('d7_theme_settings');
  const values = { configuration_name: 'olivero.settings', theme_name: 'olivero', toggle_favicon: 0, logo_path: 'x' };
  expect(await destination.import(row({ ...values, logo_upload: 'y', color: 'red' }), [])).toBe(true);
  expect(shown('olivero.settings')).toEqual({ features: { favicon: false }, logo: { path: 'x' }, color: 'red' });
});

it('book saves the node again, and a rollback keeps it', async () => {
  const { build, storage } = configured();
  const nodes = await build('entity:node', { default_bundle: 'page' });
  await nodes.import(row({ title: 'T' }), []);
  const destination = await build('book');
  expect(await destination.import(row({ nid: 1, 'book/bid': 1 }), [])).toEqual([1]);
  expect(destination.rollbackAction()).toBe(RollbackAction.Preserve);
  expect(storage.load('node', 1)?.fields.title).toEqual([{ value: 'T' }]);
});

it('node_counter keeps the figures of a node', async () => {
  const { build, stored } = configured();
  const destination = await build('node_counter');
  expect(await destination.import(row({ nid: '3', totalcount: 7, daycount: 0, timestamp: 5 }), [])).toEqual(['3']);
  expect(stored.get('node_counter 3')).toEqual(new Map(Object.entries({ totalcount: 7, daycount: 0, timestamp: 5 })));
});
