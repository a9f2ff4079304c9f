import { describe, expect, it } from 'vitest';
import { type Json, PhpFloat, toJson, type Value } from '../../php/value.ts';
import { testEntities, testSite } from '../testing.ts';
import { castLike } from './cast.ts';
import { mapping } from './values.ts';

function site(more: Readonly<Record<string, Json>> = {}) {
  const world = testEntities(testSite(more));
  const { configEntities } = world.service;
  const save = (type: string, values: Readonly<Record<string, Json>>) =>
    configEntities.save(type, configEntities.create(type, mapping(values)), undefined);
  const shown = (name: string): Json | undefined => {
    const value = world.configuration.get(name);
    return value === undefined ? undefined : toJson(value);
  };
  return { ...world, configEntities, save, shown };
}

describe('casting to the types of a schema', () => {
  const cases: readonly (readonly [Value, Value, Value])[] = [
    ['7', 0, 7],
    ['', 0, null],
    [1, '', '1'],
    ['0', true, false],
    ['1.5', new PhpFloat(0), new PhpFloat(1.5)],
    [null, 'x', null],
    ['x', null, 'x'],
    ['x', [], 'x'],
    [['1', '2'], [0], [1, 2]],
  ];
  it.each(cases)('makes of %j, where there was %j, %j', (value, sample, cast) => {
    expect(castLike(value, sample)).toEqual(cast);
  });
});

describe('a role', () => {
  it('comes last, with its permissions in order and the actions that give and take it', () => {
    const { save, shown } = site({ 'user.role.admin': { id: 'admin', weight: 4 } });
    save('user_role', { id: 'writer', label: 'Writer', permissions: ['b', 'a'] });
    expect(shown('user.role.writer')).toMatchObject({ weight: 5, is_admin: null, permissions: ['a', 'b'] });
    expect(shown('system.action.user_add_role_action.writer')).toMatchObject({
      label: 'Add the Writer role to the selected user(s)',
      type: 'user',
      configuration: { rid: 'writer' },
      dependencies: { config: ['user.role.writer'], module: ['user'] },
    });
  });

  it('takes its actions along, and is taken from users', async () => {
    const { save, shown, service, draft, storage } = site();
    save('user_role', { id: 'writer', label: 'Writer' });
    await service.save(draft('user', 'user', { name: 'ada', roles: ['writer', 'editor'] }), undefined);
    await service.delete('user_role', 'writer');
    expect(shown('system.action.user_remove_role_action.writer')).toBeUndefined();
    expect(storage.load('user', 1)?.fields.roles).toEqual([{ target_id: 'editor' }]);
  });
});

describe('fields', () => {
  const STORAGE = { entity_type: 'node', field_name: 'field_n', type: 'integer' };
  const FIELD = { entity_type: 'node', field_name: 'field_n', bundle: 'page' };

  it('get id, settings, module and dependencies of their own', () => {
    const { save, shown } = site();
    save('field_storage_config', { ...STORAGE, cardinality: '-1' });
    save('field_config', { ...FIELD, settings: { min: '', max: '5' } });
    expect(shown('field.storage.node.field_n')).toMatchObject({
      id: 'node.field_n',
      module: 'core',
      cardinality: -1,
      settings: { unsigned: false, size: 'normal' },
      dependencies: { module: ['node'] },
    });
    expect(shown('field.field.node.page.field_n')).toMatchObject({
      id: 'node.page.field_n',
      label: 'field_n',
      field_type: 'integer',
      settings: { min: null, max: 5, prefix: '', suffix: '' },
      dependencies: { config: ['field.storage.node.field_n', 'node.type.page'] },
    });
  });

  it('keep lists as pairs of value and label, in the type of the list', () => {
    const { save, shown } = site();
    save('field_storage_config', { ...STORAGE, type: 'list_integer', settings: { allowed_values: { 1: 'One' } } });
    expect(shown('field.storage.node.field_n')).toMatchObject({
      settings: { allowed_values: [{ value: 1, label: 'One' }] },
    });
  });

  it('say which kind of entity a reference selects', () => {
    const { save, shown } = site();
    save('field_storage_config', { ...STORAGE, type: 'entity_reference', settings: { target_type: 'taxonomy_term' } });
    save('field_config', { ...FIELD, settings: { handler_settings: { target_bundles: { tags: 'tags' } } } });
    expect(shown('field.field.node.page.field_n')).toMatchObject({
      settings: { handler: 'default:taxonomy_term' },
      dependencies: { config: ['field.storage.node.field_n', 'node.type.page', 'taxonomy.vocabulary.tags'] },
    });
  });

  it('take their storage along when they are the last', async () => {
    const { save, shown, service } = site();
    save('field_storage_config', STORAGE);
    save('field_config', FIELD);
    save('field_config', { ...FIELD, bundle: 'story' });
    await service.delete('field_config', 'node.page.field_n');
    expect(shown('field.storage.node.field_n')).toBeDefined();
    await service.delete('field_config', 'node.story.field_n');
    expect(shown('field.storage.node.field_n')).toBeUndefined();
  });

  it.each([
    ['field_config', FIELD, /^Attempted to create, modify or delete an instance of field with name field_n on entity/],
    ['field_config', { ...FIELD, bundle: '' }, "Attempt to create a field 'field_n' without a bundle."],
    ['field_storage_config', { ...STORAGE, type: '' }, 'Attempt to create a field storage field_n with no type.'],
    ['field_storage_config', { ...STORAGE, field_name: 'Big' }, /^Attempt to create a field storage Big with invalid/],
    [
      'field_storage_config',
      { ...STORAGE, field_name: 'title' },
      'Attempt to create field storage title which is reserved by entity type node.',
    ],
  ] as const)('refuse what Drupal refuses: %s %j', (type, values, message) => {
    const { save } = site();
    expect(() => save(type, values)).toThrow(message);
  });
});

describe('deleting', () => {
  it('takes those along that depend on it, and takes it out of those that can do without', async () => {
    const { save, shown, service } = site({
      'core.entity_view_display.node.page.default': {
        targetEntityType: 'node',
        bundle: 'page',
        mode: 'default',
        content: { field_code: { type: 'string' } },
        hidden: {},
        dependencies: { config: ['field.field.node.page.field_code', 'node.type.page'] },
      },
    });
    save('user_role', { id: 'writer', label: 'W', permissions: ['edit any page content', 'bypass node access'] });
    await service.delete('field_config', 'node.page.field_code');
    expect(shown('core.entity_view_display.node.page.default')).toMatchObject({ content: [], bundle: 'page' });
    await service.delete('node_type', 'page');
    expect(shown('core.entity_view_display.node.page.default')).toBeUndefined();
    expect(shown('user.role.writer')).toMatchObject({ permissions: ['bypass node access'] });
  });
});

describe('looking configuration entities up', () => {
  it('finds them by any property, without regard to case', async () => {
    const { service } = site();
    expect(await service.find('node_type', 'name', 'value', 'PAGE')).toEqual(['page']);
    expect(await service.load('node_type', 'page')).toMatchObject({
      id: 'page',
      fields: { name: [{ value: 'Page' }] },
    });
    expect(await service.load('node_type', 'nothing')).toBeUndefined();
  });

  it('refuses a new one without an id, or with one that is taken', () => {
    const { save } = site();
    expect(() => save('node_type', { name: 'No id' })).toThrow('The entity does not have an ID.');
    expect(() => save('node_type', { type: 'page' })).toThrow("'node_type' entity with ID 'page' already exists.");
  });
});
