import { describe, expect, it } from 'vitest';
import { fromJson, type Json } from '../../php/value.ts';
import { createSiteModel } from '../../site/site-model.ts';
import { MigrateException, MigrateSkipRowException } from '../exceptions.ts';
import type { EntityService, LookupService, StoredEntity } from '../services.ts';
import linkUri from './link_uri.run.ts';
import menuLinkParent from './menu_link_parent.run.ts';
import route from './route.run.ts';
import { fake, map, resultOf, run, type World } from './testing.ts';

const ENTITIES: readonly StoredEntity[] = [
  entity('node', 1, {}),
  entity('taxonomy_term', 3, {}),
  entity('path_alias', 1, { alias: [{ value: '/about-us' }], path: [{ value: '/node/1' }] }),
  entity('menu_link_content', 4, link('u-4', 'main', 'entity:node/1')),
  entity('menu_link_content', 5, link('u-5', 'footer', 'https://example.com/x')),
  entity('menu_link_content', 6, link('u-6', 'footer', 'internal:/user/login')),
];

function entity(type: string, id: number, fields: StoredEntity['fields']): StoredEntity {
  return { type, bundle: type, id, revisionId: null, langcode: 'en', fields };
}

function link(uuid: string, menu: string, uri: string): StoredEntity['fields'] {
  return { uuid: [{ value: uuid }], menu_name: [{ value: menu }], link: [{ uri }] };
}

function world(configuration: { readonly [name: string]: Json } = {}): World {
  const entities = fake<EntityService>('entities', {
    load: (type, id) => ENTITIES.find((one) => one.type === type && one.id === id),
    find: (type, field, property, value) =>
      ENTITIES.filter((one) => one.type === type && one.fields[field]?.some((item) => item[property] === value)).map(
        ({ id }) => id,
      ),
  });
  const lookup = fake<LookupService>('lookup', {
    lookup: ([migration], ids) => (migration === 'links' && JSON.stringify(ids) === '[7]' ? [['4']] : []),
  });
  const site = createSiteModel(new Map(Object.entries(configuration).map(([name, data]) => [name, fromJson(data)])));
  return { services: { entities, lookup, site } };
}

const nodeRoute = (id: string, options: { readonly [key: string]: Json } = {}) => ({
  route_name: 'entity.node.canonical',
  route_parameters: { node: id },
  options,
  url: null,
});

describe('route', () => {
  it('names the route of a page, with the entity that must exist', async () => {
    expect(await resultOf(route, {}, 'node/1', world())).toEqual(map(nodeRoute('1', { query: [] })));
    expect(await resultOf(route, {}, '/about-us', world())).toEqual(map(nodeRoute('1', { query: [] })));
    expect(await resultOf(route, {}, 'node/2', world())).toEqual([]);
    expect(await resultOf(route, {}, 'node/x', world())).toEqual([]);
    expect(await resultOf(route, {}, 'no/such/page', world())).toEqual([]);
  });

  it('prefers what a path spells out', async () => {
    expect(await resultOf(route, {}, 'user/login', world())).toEqual(
      map({ route_name: 'user.login', route_parameters: [], options: { query: [] }, url: null }),
    );
  });

  it('keeps query and fragment, and adds the options given', async () => {
    expect(await resultOf(route, {}, 'node/1?a=1#top', world())).toEqual(
      map(nodeRoute('1', { query: { a: '1' }, fragment: 'top' })),
    );
    const options = map({ query: 'b=2', attributes: { title: 't' } });
    expect(await resultOf(route, {}, ['node/1?a=1', options], world())).toEqual(
      map(nodeRoute('1', { query: { a: '1', b: '2' }, attributes: { title: 't' } })),
    );
  });

  it('knows the front page and addresses outside of the site', async () => {
    expect(await resultOf(route, {}, '<front>', world())).toEqual(
      map({ route_name: '<front>', route_parameters: [], options: [], url: null }),
    );
    expect(await resultOf(route, {}, 'https://example.com/?q=1', world())).toEqual(
      map({ route_name: null, route_parameters: [], options: [], url: 'https://example.com/?q=1' }),
    );
    expect(await resultOf(route, {}, 'http://', world())).toEqual([]);
    expect(await resultOf(route, {}, 'javascript:alert(1)', world())).toEqual([]);
  });

  it('knows the pages of views', async () => {
    const display = { page_1: { display_plugin: 'page', display_options: { path: 'stories/%/archive' } } };
    const configuration = { 'views.view.stories': { id: 'stories', status: true, display } };
    expect(await resultOf(route, {}, 'stories/2024/archive', world(configuration))).toEqual(
      map({
        route_name: 'view.stories.page_1',
        route_parameters: { arg_0: '2024' },
        options: { query: [] },
        url: null,
      }),
    );
  });

  it('dies of options that are none, where the path leads somewhere', async () => {
    await expect(run(route, {}, ['node/1', null], world())).rejects.toThrow('Unsupported operand types: array + null');
    expect(await resultOf(route, {}, ['nowhere', null], world())).toEqual([]);
  });
});

describe('link_uri', () => {
  it.each([
    ['node/1', 'entity:node/1'],
    ['/taxonomy/term/3', 'entity:taxonomy_term/3'],
    ['user/login?destination=x', 'internal:/user/login?destination=x'],
    ['<front>', 'internal:/'],
    ['', 'route:<nolink>'],
    ['<nolink>', 'route:<nolink>'],
    ['<none>', 'route:<nolink>'],
    ['<button>', 'route:<button>'],
    ['https://example.com/a?b#c', 'https://example.com/a?b#c'],
    ['mailto:a@example.com', 'mailto:a@example.com'],
  ])('makes %j %j', async (path, uri) => {
    expect(await resultOf(linkUri, {}, path, world())).toBe(uri);
  });

  it('fails the row for a path that leads nowhere, or gives it back as base:', async () => {
    await expect(run(linkUri, {}, '/node/9', world())).rejects.toThrow(
      new MigrateException('The path "internal:/node/9" failed validation.'),
    );
    expect(await resultOf(linkUri, { validate_route: false }, 'a/b?c', world())).toBe('base:a/b');
    expect(await resultOf(linkUri, {}, null, world())).toBe('route:<nolink>');
    await expect(run(linkUri, {}, ['x'], world())).rejects.toThrow('ltrim(): Argument #1 ($string)');
  });
});

describe('menu_link_parent', () => {
  const configuration = { lookup_migrations: ['other', 'links'] };

  it('looks the parent up by its id, then by its path', async () => {
    expect(await resultOf(menuLinkParent, configuration, [7, 'main', 'x'], world())).toBe('menu_link_content:u-4');
    expect(await resultOf(menuLinkParent, configuration, [8, 'main', 'node/1'], world())).toBe('menu_link_content:u-4');
    expect(await resultOf(menuLinkParent, {}, [8, 'footer', 'user/login'], world())).toBe('menu_link_content:u-6');
    expect(await resultOf(menuLinkParent, {}, [8, 'footer', 'https://example.com/x'], world())).toBe(
      'menu_link_content:u-5',
    );
  });

  it('gives an empty text for a link at the top', async () => {
    expect(await resultOf(menuLinkParent, {}, [0, 'main', 'x'], world())).toBe('');
    expect(await resultOf(menuLinkParent, {}, [], world())).toBe('');
  });

  it('skips the row where there is no parent, and dies of a text', async () => {
    await expect(run(menuLinkParent, {}, ['9x', 'main', 'node/9'], world())).rejects.toThrow(
      new MigrateSkipRowException("No parent link found for plid '9' in menu 'main'."),
    );
    await expect(run(menuLinkParent, {}, [8, 'main', 'https://example.com/x'], world())).rejects.toThrow(/plid '8'/);
    await expect(run(menuLinkParent, {}, 'x', world())).rejects.toThrow('array_shift(): Argument #1 ($array)');
  });
});
