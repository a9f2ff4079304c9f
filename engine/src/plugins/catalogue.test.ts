import { describe, expect, it } from 'vitest';
import generated from './catalogue.generated.json' with { type: 'json' };
import { createCatalogue } from './catalogue.ts';
import type { PluginType, ProcessDescriptor } from './descriptor.ts';
import { implementedDescriptors } from './descriptors.ts';

const TYPES: readonly PluginType[] = [
  'source',
  'process',
  'destination',
  'id_map',
  'data_fetcher',
  'data_parser',
  'authentication',
  'condition',
  'field',
];

const catalogue = createCatalogue();

describe('the catalogue', () => {
  it('reads every entry as a descriptor with named, typed options', () => {
    const all = TYPES.flatMap((type) => catalogue.all(type).map((descriptor) => ({ type, descriptor })));
    expect(all.length).toBe(generated.length + implementedDescriptors.length);
    expect(all.filter(({ type, descriptor }) => descriptor.type !== type)).toEqual([]);
    const untyped = all.flatMap(({ descriptor }) =>
      descriptor.options
        .filter((option) => option.types.length === 0)
        .map((option) => `${descriptor.id}.${option.name}`),
    );
    expect(untyped).toEqual([]);
  });

  it('knows each plugin from one place only', () => {
    const own = new Set(implementedDescriptors.map((descriptor) => `${descriptor.type} ${descriptor.id}`));
    expect(generated.map((entry) => `${entry.type} ${entry.id}`).filter((key) => own.has(key))).toEqual([]);
  });

  it('knows the plugins of core and of contributed modules', () => {
    expect(catalogue.find('source', 'd7_node')).toMatchObject({ provider: 'node', sql: true, openRow: true });
    expect(catalogue.find('process', 'entity_generate')?.provider).toBe('migrate_plus');
    expect(catalogue.find('destination', 'entity:block_content')?.ids).toEqual({ id: 'integer' });
    expect(catalogue.find('data_parser', 'json')?.options.map((option) => option.name)).toContain('pager');
    expect(catalogue.find('condition', 'matches')?.options.find((option) => option.required)?.name).toBe('regex');
  });

  it('leaves the configuration of sources open, since each key is a source property', () => {
    expect(catalogue.all('source').filter((source) => source.closed)).toEqual([]);
  });

  it('finds derivatives of derived plugins, also of entity types that it does not know', () => {
    expect(catalogue.find('destination', 'entity:our_own')).toMatchObject({
      id: 'entity:our_own',
      entityType: 'our_own',
    });
    expect(catalogue.find('destination', 'entity_revision:node')?.options.map((o) => o.name)).toContain('translations');
    expect(catalogue.find('destination', 'entity_complete:node')?.deprecated).toContain('11.3');
    expect(catalogue.find('destination', 'entity_reference_revisions:paragraph')?.id).toBe(
      'entity_reference_revisions:paragraph',
    );
    expect(catalogue.find('source', 'content_entity:node')?.provider).toBe('migrate');
  });

  it('does not take a colon behind an underived plugin for a derivative', () => {
    expect(catalogue.find('process', 'static_map:foo')).toBeUndefined();
    expect(catalogue.find('destination', ':node')).toBeUndefined();
  });

  it('knows nothing under names that JavaScript objects inherit', () => {
    expect(catalogue.find('process', '__proto__')).toBeUndefined();
    expect(catalogue.find('process', 'constructor')).toBeUndefined();
  });

  it('suggests what was meant by a mistyped id', () => {
    expect(catalogue.suggest('process', 'migration_lokup')[0]).toBe('migration_lookup');
    expect(catalogue.suggest('process', 'static-map')[0]).toBe('static_map');
    expect(catalogue.suggest('destination', 'entity:ndoe')[0]).toBe('entity:node');
    expect(catalogue.suggest('source', 'frobnicate_everything')).toEqual([]);
  });

  it('names the successors of ids that Drupal no longer has', () => {
    for (const old of ['migration', 'iterator', 'dedupe_entity']) {
      const successor = catalogue.successor('process', old)?.successors[0] ?? '';
      expect(catalogue.find('process', successor)).toBeDefined();
      expect(catalogue.find('process', old)).toBeUndefined();
    }
    expect(catalogue.successor('destination', 'url_alias')?.successors).toEqual(['entity:path_alias']);
    expect(catalogue.successor('process', 'get')).toBeUndefined();
  });

  it('adds the options of base classes to those of the plugin', () => {
    const names = (type: PluginType, id: string) => {
      const descriptor = catalogue.find(type, id);
      return descriptor ? catalogue.optionsOf(descriptor).map((option) => option.name) : [];
    };
    expect(names('source', 'd7_node')).toEqual(expect.arrayContaining(['node_type', 'track_changes', 'batch_size']));
    expect(names('source', 'url')).not.toContain('batch_size');
    expect(names('process', 'entity_lookup')).toEqual(expect.arrayContaining(['value_key', 'plugin', 'source']));
  });

  it('lets a plugin of the workspace replace a built-in one of the same id', () => {
    const own: ProcessDescriptor = {
      type: 'process',
      id: 'format_date',
      provider: 'our_module',
      summary: '',
      options: [{ name: 'format', types: ['string'], text: '' }],
      closed: false,
      handleMultiples: false,
      input: '',
      output: '',
      multipleAfter: 'maybe',
      effects: [],
    };
    expect(createCatalogue([own]).find('process', 'format_date')).toBe(own);
  });
});
