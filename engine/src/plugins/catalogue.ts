import { destinationBase, processBase, sourceBase, sqlBase } from './base-options.ts';
import generated from './catalogue.generated.json' with { type: 'json' };
import { descriptorOfEntry, keyOfEntry } from './catalogue-data.ts';
import type { OptionSpec, PluginDescriptor, PluginType } from './descriptor.ts';
import { implementedDescriptors } from './descriptors.ts';
import { nearest } from './near.ts';
import { type Successor, successors } from './successors.ts';

/** Every plugin that is known: ours, those of Drupal and contributed modules, and those found in the workspace. */
export interface Catalogue {
  /**
   * The plugin with this id; for `base:derivative` the derivative's own descriptor, else the base's under the full id.
   * A derivative is not checked: which entity types exist is the site's to say.
   */
  find<T extends PluginType>(type: T, id: string): DescriptorOf<T> | undefined;
  /** All plugins of a type, by id. */
  all<T extends PluginType>(type: T): readonly DescriptorOf<T>[];
  /** Ids that may have been meant by an unknown one, nearest first. */
  suggest(type: PluginType, id: string): readonly string[];
  /** What took the place of an id that Drupal no longer has. */
  successor(type: PluginType, id: string): Successor | undefined;
  /** A plugin's options, those of its base class included. The plugin's own come first. */
  optionsOf(descriptor: PluginDescriptor): readonly OptionSpec[];
}

/** The descriptor type of a plugin type. */
export type DescriptorOf<T extends PluginType> = Extract<PluginDescriptor, { readonly type: T }>;

/** Descriptors by type and id, decoded when they are first asked for. */
type Index = Map<string, Map<string, PluginDescriptor | { readonly entry: unknown }>>;

/** The catalogue, with plugins found in the workspace; these win over built-in ones of the same id. */
export function createCatalogue(extra: readonly PluginDescriptor[] = []): Catalogue {
  const index = indexOf(extra);

  function exact<T extends PluginType>(type: T, id: string): DescriptorOf<T> | undefined {
    const found = index.get(type)?.get(id);
    if (found === undefined) return undefined;
    const descriptor = 'entry' in found ? descriptorOfEntry(found.entry) : found;
    index.get(type)?.set(id, descriptor);
    return isOfType(descriptor, type) ? descriptor : undefined;
  }

  function find<T extends PluginType>(type: T, id: string): DescriptorOf<T> | undefined {
    const colon = id.indexOf(':');
    const own = exact(type, id);
    if (own || colon < 1) return own;
    const base = exact(type, id.slice(0, colon));
    if (base?.derivatives === undefined) return undefined;
    const entityType = base.type === 'destination' ? { entityType: id.slice(colon + 1) } : {};
    return { ...base, ...entityType, id, derivatives: undefined };
  }

  return {
    find,
    all: (type) => {
      const ids = [...(index.get(type)?.keys() ?? [])].sort();
      return ids.flatMap((id) => exact(type, id) ?? []);
    },
    suggest: (type, id) => nearest(id, index.get(type)?.keys() ?? []),
    successor: (type, id) => successors.find((old) => old.type === type && old.id === id),
    optionsOf: (descriptor) => withBase(descriptor.options, baseOptions(descriptor)),
  };
}

function indexOf(extra: readonly PluginDescriptor[]): Index {
  const index: Index = new Map();
  const add = (type: string, id: string, value: PluginDescriptor | { readonly entry: unknown }) => {
    const ofType = index.get(type) ?? new Map();
    index.set(type, ofType.set(id, value));
  };
  const entries: readonly unknown[] = generated;
  for (const entry of entries) {
    const { type, id } = keyOfEntry(entry);
    add(type, id, { entry });
  }
  for (const descriptor of [...implementedDescriptors, ...extra]) add(descriptor.type, descriptor.id, descriptor);
  return index;
}

function isOfType<T extends PluginType>(descriptor: PluginDescriptor, type: T): descriptor is DescriptorOf<T> {
  return descriptor.type === type;
}

function baseOptions(descriptor: PluginDescriptor): readonly OptionSpec[] {
  if (descriptor.type === 'process') return processBase;
  if (descriptor.type === 'destination') return destinationBase;
  if (descriptor.type !== 'source') return [];
  return descriptor.sql ? [...sourceBase, ...sqlBase] : sourceBase;
}

function withBase(own: readonly OptionSpec[], base: readonly OptionSpec[]): readonly OptionSpec[] {
  const names = new Set(own.map((option) => option.name));
  return [...own, ...base.filter((option) => !names.has(option.name))];
}
