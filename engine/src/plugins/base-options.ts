import type { OptionSpec } from './descriptor.ts';

/** Options of every process step (`Migration::getProcessPlugins`). */
export const processBase: readonly OptionSpec[] = [
  { name: 'plugin', types: ['string'], required: true, text: 'Id of the process plugin.' },
  {
    name: 'source',
    types: ['string', 'sequence', 'integer'],
    reference: 'property',
    text: 'Property or list of properties to start from: puts a `get` in front of the plugin, so whatever earlier steps made is dropped.',
  },
];

/** Options of every source (`SourcePluginBase`). Any other key is a source property of its own. */
export const sourceBase: readonly OptionSpec[] = [
  { name: 'plugin', types: ['string'], required: true, text: 'Id of the source plugin.' },
  {
    name: 'constants',
    types: ['mapping', 'sequence', 'null'],
    text: 'Free values, read in pipelines as `constants/NAME`.',
  },
  {
    name: 'cache_counts',
    types: ['boolean'],
    default: false,
    text: 'Keeps the number of rows in the migrate cache bin.',
  },
  {
    name: 'cache_key',
    types: ['string'],
    text: 'Key of the cached number. Default: the plugin id and a hash of the source configuration.',
  },
  { name: 'skip_count', types: ['boolean'], default: false, text: 'Never counts the rows; listings show N/A.' },
  {
    name: 'track_changes',
    types: ['boolean'],
    default: false,
    text: 'Keeps a hash of every row and imports changed rows again. Not together with `high_water_property`.',
  },
  {
    name: 'high_water_property',
    types: ['mapping'],
    text: '`name` of the column whose highest imported value is remembered; only rows above it are imported. `alias`: the table alias of that column.',
  },
  {
    name: 'source_module',
    types: ['string'],
    text: 'Module of the source site that the data comes from; only used by upgrades from Drupal 6 and 7.',
  },
];

/** Options of the sources that read a database (`SqlBase`). */
export const sqlBase: readonly OptionSpec[] = [
  { name: 'key', types: ['string'], default: 'migrate', text: 'Key of the database connection in `settings.php`.' },
  { name: 'target', types: ['string'], default: 'default', text: 'Target of the connection.' },
  { name: 'database', types: ['mapping'], text: 'The connection itself, written here; needs `key` beside it.' },
  {
    name: 'database_state_key',
    types: ['string'],
    text: 'Name of a state entry that holds key, target and database; wins over `key`.',
  },
  {
    name: 'batch_size',
    types: ['integer'],
    default: 0,
    text: 'Rows a query; 0 reads everything in one. An integer, not a text.',
  },
  { name: 'ignore_map', types: ['boolean'], default: false, text: 'Never joins the map table to the query.' },
];

/** Options of every destination. */
export const destinationBase: readonly OptionSpec[] = [
  { name: 'plugin', types: ['string'], required: true, text: 'Id of the destination plugin.' },
  { name: 'destination_module', types: ['string'], text: 'Module name for upgrade reports.' },
];
