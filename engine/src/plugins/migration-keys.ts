import type { OptionSpec } from './descriptor.ts';

/** A top-level key of a migration. */
export interface MigrationKey extends OptionSpec {
  /** Which files it belongs to: plugin files, configuration files (also of groups' `shared_configuration`), or both. */
  readonly where: 'plugin' | 'configuration' | 'both';
}

/** Keys of a migration as `Migration`, migrate_plus, migrate_tools and configuration entities read them. */
export const migrationKeys: readonly MigrationKey[] = [
  {
    name: 'id',
    where: 'both',
    types: ['string'],
    required: true,
    text: 'The migration id. In a plugin file the file name plays no role; a configuration file must be named after it.',
  },
  { name: 'label', where: 'both', types: ['string', 'null'], text: 'Name for people.' },
  {
    name: 'description',
    where: 'both',
    types: ['string', 'null'],
    text: 'Read by nothing; kept by configuration groups.',
    ignored: true,
  },
  {
    name: 'migration_tags',
    where: 'both',
    types: ['sequence', 'mapping', 'null'],
    text: 'Tags to select migrations by. A single string breaks every command that filters by tag.',
  },
  {
    name: 'migration_group',
    where: 'both',
    types: ['string', 'null'],
    text: 'Group of migrate_plus whose `shared_configuration` is merged in. Default: `default`.',
  },
  {
    name: 'migration_dependencies',
    where: 'both',
    types: ['mapping', 'null'],
    text: '`required` and `optional`, each a list of migration ids. Drupal 11 refuses anything else.',
  },
  {
    name: 'source',
    where: 'both',
    types: ['mapping', 'null'],
    required: true,
    text: 'Where rows come from. Without a known source plugin Drupal drops the migration in silence.',
  },
  {
    name: 'process',
    where: 'both',
    types: ['mapping', 'sequence', 'null'],
    text: 'Pipelines by destination property, run in this order.',
  },
  { name: 'destination', where: 'both', types: ['mapping', 'null'], required: true, text: 'Where rows are saved.' },
  { name: 'idMap', where: 'both', types: ['mapping', 'null'], text: 'Plugin of the map, `{plugin: sql}` by default.' },
  {
    name: 'audit',
    where: 'both',
    types: ['boolean', 'null'],
    text: 'Whether an upgrade from Drupal 6 or 7 checks the migration for id conflicts.',
  },
  {
    name: 'class',
    where: 'both',
    types: ['string', 'null'],
    text: 'PHP class of the migration. Default: `Drupal\\migrate\\Plugin\\Migration`.',
  },
  {
    name: 'deriver',
    where: 'plugin',
    types: ['string', 'null'],
    text: 'PHP class that makes several migrations (`ID:derivative`) of this one.',
  },
  {
    name: 'provider',
    where: 'both',
    types: ['string', 'sequence', 'null'],
    text: 'Modules that must be enabled, else the migration is dropped in silence.',
  },
  {
    name: 'include',
    where: 'both',
    types: ['string', 'sequence', 'null'],
    text: 'Ids of shared configuration of migrate_tools to merge in.',
  },
  {
    name: 'field_plugin_method',
    where: 'both',
    types: ['string', 'mapping', 'sequence', 'null'],
    text: 'Method of the migrate field plugins that changes this migration.',
  },
  {
    name: 'cck_plugin_method',
    where: 'both',
    types: ['string', 'mapping', 'sequence', 'null'],
    text: 'Old name of `field_plugin_method`.',
    ignored: true,
  },
  {
    name: 'requirements',
    where: 'both',
    types: ['sequence', 'mapping', 'null'],
    text: 'Computed by Drupal from the dependencies.',
    ignored: true,
  },
  { name: 'status', where: 'both', types: ['boolean'], text: 'In configuration: false hides the migration.' },
  { name: 'langcode', where: 'both', types: ['string', 'null'], text: 'Language of the configuration.' },
  {
    name: 'dependencies',
    where: 'both',
    types: ['mapping', 'sequence', 'null'],
    text: 'Modules and configuration that this configuration needs.',
  },
  { name: 'uuid', where: 'both', types: ['string', 'null'], text: 'Id of the configuration on its site.' },
  {
    name: '_core',
    where: 'both',
    types: ['mapping', 'null'],
    text: 'Written by Drupal when it installs configuration.',
    ignored: true,
  },
  {
    name: 'third_party_settings',
    where: 'both',
    types: ['mapping', 'sequence', 'null'],
    text: 'Settings of other modules.',
    ignored: true,
  },
  { name: 'template', where: 'both', types: ['any'], text: 'Read by nothing any more.', ignored: true },
  { name: 'target_types', where: 'both', types: ['any'], text: 'Read by derivers of some modules.', ignored: true },
  { name: 'migration_type', where: 'both', types: ['any'], text: 'Read by nothing.', ignored: true },
];
