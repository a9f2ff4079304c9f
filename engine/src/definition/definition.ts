import type { Key, Value } from '../php/value.ts';
import type { MappingEntry, MappingNode, Node, ParsedYaml, Range, ScalarNode } from './syntax.ts';

/**
 * One file as the Migrate API reads it: the typed view over its tree. Immutable, made once per version of the text,
 * shared by every feature. Every part may be missing; nothing here is an error by itself.
 */
export interface Definition {
  /** Absolute path or URI, as the workspace names files. */
  readonly file: string;
  readonly kind: DefinitionKind;
  readonly yaml: ParsedYaml;
  readonly root: MappingNode | undefined;
  readonly id: Reference | undefined;
  readonly label: string | undefined;
  readonly group: Reference | undefined;
  readonly tags: readonly Reference[];
  /** `include` of migrate_tools. */
  readonly includes: readonly Reference[];
  /** `status: false` in a configuration file. */
  readonly disabled: boolean;
  readonly source: PluginSection | undefined;
  /** Names below `source.constants`, nested ones as `a/b`, in order. */
  readonly constants: readonly Constant[];
  readonly process: ProcessSection | undefined;
  readonly destination: PluginSection | undefined;
  readonly dependencies: { readonly required: readonly Reference[]; readonly optional: readonly Reference[] };
  /** `shared_configuration` of a group, read like a migration without an id. */
  readonly shared: Definition | undefined;
}

/**
 * `plugin`: `migrations/ID.yml`; `configuration`: `migrate_plus.migration.ID.yml`; `group`:
 * `migrate_plus.migration_group.ID.yml`; `shared`: migrate_tools' shared configuration.
 */
export type DefinitionKind = 'plugin' | 'configuration' | 'group' | 'shared';

/** A name in the text, with where it stands. */
export interface Reference {
  readonly name: string;
  readonly range: Range;
  readonly node: ScalarNode;
}

export interface Constant {
  /** Path below `constants`. */
  readonly path: string;
  readonly entry: MappingEntry;
}

/** `source` or `destination`. */
export interface PluginSection {
  readonly entry: MappingEntry;
  readonly plugin: Reference | undefined;
  /** The section's mapping, `plugin` included. */
  readonly configuration: MappingNode | undefined;
}

export interface ProcessSection {
  readonly entry: MappingEntry | undefined;
  readonly pipelines: readonly Pipeline[];
}

/**
 * How a pipeline is written: `shorthand` a string, `step` one mapping with `plugin`, `list` a sequence of steps, `named` a
 * mapping of named steps, `empty` `{}` or `[]`, `invalid` what Drupal refuses (a number, a boolean, null) or dies of.
 */
export type PipelineForm = 'shorthand' | 'step' | 'list' | 'named' | 'empty' | 'invalid';

/** One destination property and its steps. */
export interface Pipeline {
  /** The destination name as written, `body/value` unsplit. */
  readonly destination: string;
  readonly key: ScalarNode;
  readonly node: Node;
  readonly form: PipelineForm;
  readonly steps: readonly Step[];
  readonly range: Range;
}

export interface Step {
  /** `get` for a shorthand. `undefined` where the step has no `plugin`. */
  readonly plugin: Reference | undefined;
  readonly pluginId: string | undefined;
  readonly configuration: MappingNode | undefined;
  readonly node: Node;
  /** What its `source` names: one for a string, several for a list. */
  readonly sources: readonly Reference[];
  /** Whether `source` is a list. */
  readonly sourceIsList: boolean;
  /** Nested process sections by option name (`process` of `sub_process`, `key` where it is a pipeline). */
  readonly nested: readonly { readonly option: string; readonly section: ProcessSection }[];
  readonly range: Range;
}

/** A migration as it runs: groups and includes merged in, values only. What `Migration` holds after its constructor. */
export interface Migration {
  readonly id: string;
  readonly label: string;
  readonly group: string | null;
  readonly tags: readonly string[];
  readonly source: ReadonlyMap<Key, Value>;
  /** Not yet normalised: see `normalize.ts`. */
  readonly process: ReadonlyMap<Key, Value>;
  readonly destination: ReadonlyMap<Key, Value>;
  readonly dependencies: { readonly required: readonly string[]; readonly optional: readonly string[] };
  readonly idMapPlugin: string;
  /** The whole merged definition. */
  readonly raw: ReadonlyMap<Key, Value>;
  /** The file that defines it, and the tree of that file for messages that point into it. */
  readonly definition: Definition;
}
