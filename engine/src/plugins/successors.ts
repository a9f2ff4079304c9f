import type { PluginType } from './descriptor.ts';

/** A plugin that Drupal no longer has, and what took its place. */
export interface Successor {
  readonly type: PluginType;
  readonly id: string;
  /** Ids that took its place, the best one first; empty where none did. */
  readonly successors: readonly string[];
  /** Options that got another name: old name to new one. All others keep theirs. */
  readonly options: Readonly<Record<string, string>>;
  /** What a person should know, Markdown. */
  readonly text: string;
}

/** Ids of old Drupal 8 releases that still occur in the files people hold. */
export const successors: readonly Successor[] = [
  {
    type: 'process',
    id: 'migration',
    successors: ['migration_lookup'],
    options: {},
    text: 'Renamed to `migration_lookup` in Drupal 8.4 and removed in 9; the options are the same.',
  },
  {
    type: 'process',
    id: 'iterator',
    successors: ['sub_process'],
    options: {},
    text: 'Renamed to `sub_process` in Drupal 8.4 and removed in 9; the options are the same.',
  },
  {
    type: 'process',
    id: 'dedupe_entity',
    successors: ['make_unique_entity_field'],
    options: {},
    text: 'Renamed to `make_unique_entity_field` in Drupal 8.4 and removed in 9; the options are the same.',
  },
  {
    type: 'process',
    id: 'dedupe_base',
    successors: ['make_unique_entity_field'],
    options: {},
    text: 'Was the base of `dedupe_entity`; a plugin of your own now extends `MakeUniqueBase`, and `make_unique_entity_field` is the one that core has.',
  },
  {
    type: 'destination',
    id: 'url_alias',
    successors: ['entity:path_alias'],
    options: {},
    text: 'Aliases are entities since Drupal 8.8: use `entity:path_alias`, where the property `source` is called `path` and `alias` keeps its name.',
  },
  {
    type: 'source',
    id: 'taxonomy_term',
    successors: ['d7_taxonomy_term', 'd6_taxonomy_term'],
    options: {},
    text: 'Split into one plugin a Drupal version, `d6_taxonomy_term` and `d7_taxonomy_term`.',
  },
  {
    type: 'source',
    id: 'md_empty',
    successors: ['empty'],
    options: {},
    text: 'Replaced by the source `empty`.',
  },
];

/** Top-level keys of migrations that got another name. */
export const renamedMigrationKeys: Readonly<Record<string, string>> = { cck_plugin_method: 'field_plugin_method' };

/** Prefixes of configuration names that got another one. */
export const renamedConfigurationPrefixes: Readonly<Record<string, string>> = {
  'migrate.migration.': 'migrate_plus.migration.',
};
