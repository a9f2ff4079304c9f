import { describe, expect, it } from 'vitest';
import { fromJson, type Json, type Value } from '../../php/value.ts';
import { MigrateException, MigrateSkipRowException } from '../exceptions.ts';
import type { LookupService } from '../services.ts';
import blockTheme from './block_theme.run.ts';
import blockVisibility from './block_visibility.run.ts';
import convertTokens from './convert_tokens.run.ts';
import d7FieldInstanceDefaults from './d7_field_instance_defaults.run.ts';
import d7FieldInstanceSettings from './d7_field_instance_settings.run.ts';
import d7FieldSettings from './d7_field_settings.run.ts';
import d7FieldTypeDefaults from './d7_field_type_defaults.run.ts';
import fieldInstanceWidgetSettings from './field_instance_widget_settings.run.ts';
import fieldLink from './field_link.run.ts';
import fileUri from './file_uri.run.ts';
import filterFormatPermission from './filter_format_permission.run.ts';
import filterSettings from './filter_settings.run.ts';
import nodeCompleteNode from './node_complete_node_lookup.run.ts';
import nodeCompleteRevision from './node_complete_node_revision_lookup.run.ts';
import nodeCompleteTranslation from './node_complete_node_translation_lookup.run.ts';
import nodeUpdate7008 from './node_update_7008.run.ts';
import rolesLookup from './roles_lookup.run.ts';
import searchRankings from './search_configuration_rankings.run.ts';
import systemUpdate7000 from './system_update_7000.run.ts';
import targetBundle from './target_bundle.run.ts';
import { fake, map, resultOf, run, testSite, type World } from './testing.ts';
import userUpdate7002 from './user_update_7002.run.ts';
import userUpdate8002 from './user_update_8002.run.ts';

/** Lookups that answer by migration and id. */
function lookups(found: { readonly [key: string]: string }): World {
  const lookup = fake<LookupService>('lookup', {
    lookup: (migrations, ids) => {
      const id = migrations.map((migration) => found[`${migration} ${JSON.stringify(ids)}`]).find(Boolean);
      return id === undefined ? [] : [[id]];
    },
  });
  return { services: { lookup } };
}

const json = (value: Json): Value => fromJson(value);

describe('helpers for users and permissions', () => {
  it('user_update_8002 names the first two roles', async () => {
    expect(await resultOf(userUpdate8002, {}, 'x', { row: { rid: '1' } })).toBe('anonymous');
    expect(await resultOf(userUpdate8002, {}, 'x', { row: { rid: 2 } })).toBe('authenticated');
    expect(await resultOf(userUpdate8002, {}, 'x', { row: { rid: 3 } })).toBe('x');
    expect(await resultOf(userUpdate8002, {}, 'x', {})).toBe('x');
  });

  it('user_update_7002 takes the row’s time zone or the site’s', async () => {
    const services = { site: testSite({ timezone: 'Europe/Rome' }) };
    const zone = (row: { readonly [key: string]: Json }) => resultOf(userUpdate7002, {}, null, { row, services });
    expect(await zone({ timezone_name: 'Asia/Tokyo' })).toBe('Asia/Tokyo');
    expect(await zone({ event_timezone: 'Asia/Tokyo' })).toBe('Asia/Tokyo');
    expect(await zone({ timezone_name: 'Mars/Base' })).toBe('Europe/Rome');
    expect(await zone({})).toBe('Europe/Rome');
  });

  it('convert_tokens replaces placeholders one after the other', async () => {
    expect(await resultOf(convertTokens, {}, '!username at !site: !uri_brief !password.')).toBe(
      '[user:name] at [site:name]: [site:url-brief] .',
    );
    expect(await resultOf(convertTokens, {}, null)).toBe('');
    await expect(run(convertTokens, {}, 5)).rejects.toThrow(new MigrateException('Value must be a string.'));
  });

  it('system_update_7000 and node_update_7008 rename permissions', async () => {
    expect(await resultOf(systemUpdate7000, {}, 'a, create blog entries, edit own forum topics')).toBe(
      'a, create blog content, edit own forum content',
    );
    expect(await resultOf(systemUpdate7000, {}, 'create blog entries of mine')).toBe('create blog entries of mine');
    expect(await resultOf(nodeUpdate7008, {}, 'administer nodes')).toEqual([
      'administer nodes',
      'access content overview',
    ]);
    expect(await resultOf(nodeUpdate7008, {}, 'x')).toBe('x');
  });

  it('filter_format_permission and roles_lookup look ids up', async () => {
    const world = { ...lookups({ 'd6_filter_format [3]': 'full', 'roles ["5"]': 'editor' }) };
    const row = { rid: 4, 'filter_permissions:4': [3, 9], roles: ['5', '6'] };
    expect(await resultOf(filterFormatPermission, {}, ['a'], { ...world, row })).toEqual(['a', 'use text format full']);
    expect(await resultOf(filterFormatPermission, {}, ['a'], { ...world, row: { rid: 1 } })).toEqual(['a']);
    expect(await resultOf(rolesLookup, { migration: 'roles' }, null, { ...world, row })).toEqual(map({ 5: 'editor' }));
  });
});

describe('helpers for content', () => {
  it('node_complete_… take ids apart', async () => {
    expect(await resultOf(nodeCompleteNode, {}, ['1', '2', 'fr'])).toBe('1');
    expect(await resultOf(nodeCompleteRevision, {}, ['1', '2', 'fr'])).toBe('2');
    expect(await resultOf(nodeCompleteTranslation, {}, ['1', '2', 'fr'])).toEqual(['1', 'fr']);
    expect(await resultOf(nodeCompleteTranslation, {}, ['1', '2', 'und'])).toBeNull();
    for (const plugin of [nodeCompleteNode, nodeCompleteRevision, nodeCompleteTranslation]) {
      expect(await resultOf(plugin, {}, ['1', '2'])).toEqual(['1', '2']);
    }
  });

  it('file_uri makes URIs of paths', async () => {
    expect(await resultOf(fileUri, {}, ['sites/files/a/b.txt', 'sites/files', '/tmp', true])).toBe('public://a/b.txt');
    expect(await resultOf(fileUri, {}, ['sites/files/b.txt', 'sites/files', '/tmp', 0])).toBe('private://b.txt');
    expect(await resultOf(fileUri, {}, ['/tmp/c.txt', 'sites/files', '/tmp', true])).toBe('temporary://c.txt');
    expect(await resultOf(fileUri, {}, ['x', 'y', 'z', true], { isStub: true })).toBeNull();
  });

  it.each([
    ['node/1', 'internal:/node/1'],
    ['example.com', 'http://example.com'],
    ['www.example.com/path?x=1#y', 'http://www.example.com/path?x=1#y'],
    ['//example.com/a', 'http://example.com/a'],
    ['https://example.com', 'https://example.com'],
    ['', 'route:<nolink>'],
    ['0', 'route:<nolink>'],
    ['<none>', 'route:<nolink>'],
    ['<front>?a=1', 'internal:/?a=1'],
    ['user:pw@example.com/x', 'user:pw@example.com/x'],
    ['127.0.0.1:80/x', 'http://127.0.0.1:80/x'],
    ['localhost', 'internal:/localhost'],
    ['a/b?c d', 'internal:/a/b?c d'],
    ['exämple.de/ü', 'http://exämple.de/ü'],
    ['foo/bar.html', 'internal:/foo/bar.html'],
    ['mailto:a@b.c', 'mailto:a@b.c'],
    ['node/1?x={y}', 'internal:/node/1?x={y}'],
    ['example.com:8080', 'http://example.com:8080'],
    ['x.y.z/q#r', 'internal:/x.y.z/q#r'],
    ['./a', 'internal:/./a'],
    ['a.b|c', 'internal:/a.b|c'],
    ['ÿ.com', 'http://ÿ.com'],
    ['ab~c.com', 'internal:/ab~c.com'],
  ])('field_link makes %j %j', async (url, uri) => {
    const value = map({ url, title: 'T', attributes: 'a:0:{}' });
    expect(await resultOf(fieldLink, {}, value)).toEqual(map({ uri, options: { attributes: [] }, title: 'T' }));
  });

  it('field_link reads attributes that are serialized twice', async () => {
    const value = map({ url: 'x', title: null, attributes: 's:26:"a:1:{s:3:"rel";s:3:"foo";}";' });
    expect(await resultOf(fieldLink, {}, value)).toEqual(
      map({ uri: 'internal:/x', options: { attributes: { rel: 'foo' } }, title: null }),
    );
  });
});

describe('helpers for configuration', () => {
  it('filter_settings gives tags their attributes and drops settings of lost filters', async () => {
    const settings = map({ allowed_html: '<a> <em> <h2>' });
    expect(await resultOf(filterSettings, {}, settings, { destination: { id: 'filter_html' } })).toEqual(
      map({ allowed_html: '<a href hreflang> <em> <h2 id>' }),
    );
    expect(await resultOf(filterSettings, {}, settings, { destination: { id: 'filter_null' } })).toEqual([]);
    expect(await resultOf(filterSettings, {}, settings, { destination: { id: 'filter_url' } })).toEqual(settings);
  });

  it('field settings become those of the successors', async () => {
    expect(await resultOf(fieldInstanceWidgetSettings, {}, ['text_textfield', json({ size: 20 })])).toEqual(
      map({ size: 20, placeholder: '' }),
    );
    expect(await resultOf(fieldInstanceWidgetSettings, {}, ['other', json({})])).toEqual([]);
    expect(await resultOf(d7FieldTypeDefaults, {}, ['a', 'b'])).toBe('b');
    expect(await resultOf(d7FieldTypeDefaults, {}, 'a')).toBe('a');
    expect(
      await resultOf(d7FieldInstanceDefaults, {}, [[map({ email: 'x@y' })], map({ type: 'email_textfield' })]),
    ).toEqual([map({ value: 'x@y' })]);
    expect(await resultOf(d7FieldInstanceDefaults, {}, [null, map({ type: 'x' })])).toEqual([]);
    const date = { type: 'date', settings: { granularity: { year: 'year', hour: 0 } } };
    expect(await resultOf(d7FieldSettings, {}, null, { row: date })).toEqual(
      map({ granularity: { year: 'year', hour: 0 }, datetime_type: 'date' }),
    );
    const time = { type: 'date', settings: { granularity: ['year', 'hour'] } };
    expect(await resultOf(d7FieldSettings, {}, null, { row: time })).toEqual(map({ granularity: ['year', 'hour'] }));
    expect(await resultOf(targetBundle, {}, null, { destination: { _vid: 'tags' } })).toEqual(map({ tags: 'tags' }));
  });

  it('d7_field_instance_settings turns references and labels over', async () => {
    const instance = (type: string, data: string, world: World = {}, widget = 'x') =>
      resultOf(d7FieldInstanceSettings, {}, [map({ a: 1 }), map({ type: widget }), map({ data })], {
        ...world,
        row: { ...world.row, type },
      });
    const sort = { field: '_none', direction: 'ASC' };
    expect(
      await instance(
        'node_reference',
        'a:1:{s:8:"settings";a:1:{s:19:"referenceable_types";a:2:{s:1:"p";s:1:"p";s:1:"q";i:0;}}}',
      ),
    ).toEqual(map({ a: 1, handler: 'default:node', handler_settings: { sort, target_bundles: { p: 'p' } } }));
    const byProperty =
      'a:1:{s:8:"settings";a:2:{s:11:"target_type";s:4:"node";s:16:"handler_settings";a:1:{s:4:"sort";a:3:{s:4:"type";s:8:"property";s:8:"property";s:5:"title";s:9:"direction";s:4:"DESC";}}}}';
    expect(await instance('entityreference', byProperty)).toEqual(
      map({
        a: 1,
        handler: 'default:node',
        handler_settings: { sort: { field: 'title', direction: 'DESC' }, target_bundles: null },
      }),
    );
    const allowed = { destination: { allowed_values: [['tags']] } };
    expect(await instance('taxonomy_term_reference', '', allowed)).toEqual(
      map({ a: 1, handler_settings: { sort: { field: '_none' }, target_bundles: { tags: 'tags' } } }),
    );
    expect(
      await instance('list_boolean', 'a:1:{s:8:"settings";a:1:{s:14:"allowed_values";a:2:{i:0;s:1:"n";i:1;s:1:"y";}}}'),
    ).toEqual(map({ a: 1, on_label: 'y', off_label: 'n' }));
    expect(await instance('image', '', {}, 'image_image')).toEqual(
      map({ a: 1, default_image: { alt: '', title: '', width: null, height: null, uuid: '' } }),
    );
    expect(await instance('text', '')).toEqual(map({ a: 1 }));
  });

  it('search_configuration_rankings collects numbers', async () => {
    const row = { node_rank_sticky: '5', node_rank_x: 'no', other: 1 };
    expect(await resultOf(searchRankings, {}, null, { row })).toEqual(map({ sticky: '5' }));
    expect(await resultOf(searchRankings, {}, null, { row: {} })).toBeNull();
  });

  it('block_theme finds a theme that the site has', async () => {
    const configuration = new Map([
      ['core.extension', json({ theme: { olivero: 0, claro: 0 } })],
      ['system.theme', json({ default: 'olivero', admin: 'claro' })],
    ]);
    const world = { services: { site: testSite({ configuration }) } };
    expect(await resultOf(blockTheme, {}, ['claro', 'bartik', 'seven'], world)).toBe('claro');
    expect(await resultOf(blockTheme, {}, ['Bartik', 'bartik', 'seven'], world)).toBe('olivero');
    expect(await resultOf(blockTheme, {}, ['seven', 'bartik', 'seven'], world)).toBe('claro');
    expect(await resultOf(blockTheme, {}, ['other', 'bartik', ''], world)).toBe('other');
  });

  it('block_visibility makes conditions of pages and roles', async () => {
    expect(await resultOf(blockVisibility, {}, [1, '<front>\r\nnode/1\n/x', []])).toEqual(
      map({ request_path: { id: 'request_path', negate: false, pages: '<front>\n/node/1\n/x' } }),
    );
    const roles = await resultOf(blockVisibility, {}, [0, '', ['3']], lookups({ 'd7_user_role ["3"]': 'editor' }));
    expect(roles).toEqual(
      map({
        user_role: {
          id: 'user_role',
          roles: { editor: 'editor' },
          context_mapping: { user: '@user.current_user_context:current_user' },
          negate: false,
        },
      }),
    );
    expect(await resultOf(blockVisibility, {}, [2, '<?php ?>', []])).toEqual([]);
    const row = { bid: 7, module: 'block' };
    await expect(run(blockVisibility, { skip_php: true }, [2, '<?php ?>', []], { row })).rejects.toThrow(
      new MigrateSkipRowException(
        "The block with bid '7' from module 'block' will have no PHP or request_path visibility configuration.",
      ),
    );
  });
});
