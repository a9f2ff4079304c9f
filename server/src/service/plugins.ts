import type { Catalogue, DescriptorOf } from '@migrate-workbench/engine/plugins/catalogue.ts';
import type { OptionSpec, PluginDescriptor } from '@migrate-workbench/engine/plugins/descriptor.ts';

/** The three types of plugin that a migration names in its sections. */
export type SectionType = 'source' | 'process' | 'destination';

/** A plugin with all options that it takes, ready to be asked for often. */
export interface AnyPlugin {
  readonly descriptor: PluginDescriptor;
  /** Its own options and those of its base class, by name. */
  readonly options: ReadonlyMap<string, OptionSpec>;
}

/** A plugin of a type that is known beforehand. */
export interface Plugin<T extends SectionType> extends AnyPlugin {
  readonly descriptor: DescriptorOf<T>;
}

/** The catalogue, remembering what it was asked for: rules ask for the same few plugins on every key that is pressed. */
export class Plugins {
  private readonly found = {
    source: new Map<string, Plugin<'source'>>(),
    process: new Map<string, Plugin<'process'>>(),
    destination: new Map<string, Plugin<'destination'>>(),
  };

  constructor(readonly catalogue: Catalogue) {}

  source(id: string): Plugin<'source'> | undefined {
    return this.remembered('source', id, this.found.source);
  }

  process(id: string): Plugin<'process'> | undefined {
    return this.remembered('process', id, this.found.process);
  }

  destination(id: string): Plugin<'destination'> | undefined {
    return this.remembered('destination', id, this.found.destination);
  }

  /** A plugin of a type that is only known at run time. */
  find(type: SectionType, id: string): AnyPlugin | undefined {
    return this[type](id);
  }

  private remembered<T extends SectionType>(type: T, id: string, known: Map<string, Plugin<T>>): Plugin<T> | undefined {
    const before = known.get(id);
    if (before !== undefined) return before;
    const descriptor = this.catalogue.find(type, id);
    if (descriptor === undefined) return undefined;
    const options = new Map(this.catalogue.optionsOf(descriptor).map((option) => [option.name, option]));
    const plugin: Plugin<T> = { descriptor, options };
    known.set(id, plugin);
    return plugin;
  }
}
