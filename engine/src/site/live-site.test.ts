import { expect, it } from 'vitest';
import { MemoryConfiguration, testSite } from '../entity/testing.ts';
import { fromJson } from '../php/value.ts';
import { LiveSite } from './live-site.ts';
import { createSiteModel } from './site-model.ts';

it('is the site as it was read until something changes', () => {
  const base = testSite();
  const site = new LiveSite(base, new MemoryConfiguration());
  expect(site.entityTypes).toBe(base.entityTypes);
  expect(site.configuration).toBe(base.configuration);
});

it('knows bundles and fields that were made, and forgets those that were deleted', () => {
  const changes = new MemoryConfiguration();
  const site = new LiveSite(testSite(), changes);
  expect(site.entityTypes.get('node')?.bundles.has('recipe')).toBe(false);
  changes.set('node.type.recipe', fromJson({ type: 'recipe', name: 'Recipe' }));
  changes.set('node.type.page', null);
  changes.set('field.storage.node.field_x', fromJson({ type: 'string' }));
  changes.set('field.field.node.recipe.field_x', fromJson({ label: 'X' }));
  expect([...(site.entityTypes.get('node')?.bundles.keys() ?? [])]).toEqual(['recipe', 'story']);
  expect(site.fields('node', 'recipe').get('field_x')).toMatchObject({ type: 'string', label: 'X' });
  expect(site.known).toBe(true);
});

it('stays unknown whatever migrations make, with the standard profile below', () => {
  const changes = new MemoryConfiguration();
  const site = new LiveSite(createSiteModel(new Map()), changes);
  changes.set('system.site', fromJson({ default_langcode: 'de' }));
  expect(site.known).toBe(false);
  expect(site.defaultLangcode).toBe('de');
  expect(site.entityTypes.get('node')?.bundles.has('article')).toBe(true);
});
