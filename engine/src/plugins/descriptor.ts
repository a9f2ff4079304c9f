import type { Json } from '../php/value.ts';

/**
 * What is known of a plugin without running it. One table for rules, completion, hover, documentation and the engine.
 * A descriptor file (`ID.ts`) exports a `const descriptor` of one of these types and imports nothing but types; the
 * implementation stands beside it in `ID.run.ts`.
 */
export type PluginDescriptor = SourceDescriptor | ProcessDescriptor | DestinationDescriptor | OtherDescriptor;

export type PluginType = PluginDescriptor['type'];

interface CommonDescriptor {
  readonly id: string;
  /** The module (or `core`) that provides it. */
  readonly provider: string;
  /** What it does, one or two sentences of Markdown. */
  readonly summary: string;
  readonly options: readonly OptionSpec[];
  /** Whether keys that `options` does not list are an error of the user's: false where a plugin takes free keys. */
  readonly closed: boolean;
  /** Versions of Drupal core in which it exists, absent for contributed plugins and those found in a workspace. */
  readonly core?: { readonly '10.6': boolean; readonly '11.4': boolean };
  readonly deprecated?: string;
  /** Surprises worth reading, Markdown. */
  readonly notes?: readonly string[];
  /** Says which ids follow `ID:`, where the plugin is derived (`entity:node` of `entity`). */
  readonly derivatives?: string;
}

export interface OptionSpec {
  readonly name: string;
  /** Accepted YAML types. `any` accepts all. */
  readonly types: readonly OptionType[];
  readonly required?: boolean;
  readonly default?: Json;
  readonly allowed?: readonly Json[];
  /** What a string (or each string of a list) in this option refers to. */
  readonly reference?: ReferenceKind;
  /** A leftover that real migrations carry and that has no effect: accepted in silence, never offered. */
  readonly ignored?: true;
  readonly text: string;
}

export type OptionType = 'string' | 'integer' | 'float' | 'boolean' | 'sequence' | 'mapping' | 'null' | 'any';

/** What an option's text names. `property` follows Row::get (`@x`, `@@`, `a/b`, `constants/x`); `process` is a nested process section. */
export type ReferenceKind =
  | 'property'
  | 'migration'
  | 'process'
  | 'entity_type'
  | 'bundle'
  | 'destination_property'
  | 'callable'
  | 'date_format'
  | 'timezone'
  | 'file'
  | 'source_ids';

/** A value's shape between two steps of a pipeline. */
export type Shape = 'any' | 'scalar' | 'string' | 'list' | 'map' | 'object' | 'null';

export interface SourceDescriptor extends CommonDescriptor {
  readonly type: 'source';
  /** Its fixed fields, where it has them: name and label. */
  readonly fields?: Readonly<Record<string, string>>;
  /** Its fixed ids, where it has them: name and field type. */
  readonly ids?: Readonly<Record<string, string>>;
  /** Reads a database through SqlBase. */
  readonly sql?: boolean;
  /** Properties that rows carry besides `fields`. */
  readonly extraProperties?: readonly string[];
  /** Whether rows carry further properties that only the data can tell (a Drupal 7 node's `field_*`). */
  readonly openRow?: boolean;
}

export interface ProcessDescriptor extends CommonDescriptor {
  readonly type: 'process';
  /** `handle_multiples` of the plugin's definition: takes a list whole where others are called item by item. */
  readonly handleMultiples: boolean;
  readonly input: string;
  readonly output: string;
  /** What `multiple()` says after a call with a whole value; `maybe` depends on the value. */
  readonly multipleAfter: 'true' | 'false' | 'maybe';
  /** Shape that it gives, where it is always the same. */
  readonly gives?: Shape;
  /** How it can leave the ordinary path: `skip_row`, `fail_row`, `stop_pipeline`, `fatal`, ... with the reason. */
  readonly effects: readonly string[];
}

export interface DestinationDescriptor extends CommonDescriptor {
  readonly type: 'destination';
  readonly supportsRollback: boolean;
  /** Destination ids: name and field type. */
  readonly ids?: Readonly<Record<string, string>>;
  /** The entity type that it saves. */
  readonly entityType?: string;
  /** The destination properties that it reads, where it is no entity and they are always the same. */
  readonly properties?: readonly string[];
}

type OtherType = 'id_map' | 'data_fetcher' | 'data_parser' | 'authentication' | 'condition' | 'field';

/** Plugins of the remaining types: known, with nothing but the common parts. */
export type OtherDescriptor = { [T in OtherType]: CommonDescriptor & { readonly type: T } }[OtherType];
