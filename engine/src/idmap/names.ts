/** Longest table name that Drupal allows itself (PostgreSQL's limit). */
const MAXIMUM = 63;

/**
 * The names of a migration's map and message tables: the lower-cased id with `:` as `__`, cut at 63 characters less the
 * length of the table prefix. Long ids that share a start share their tables, as in Drupal. Mirrors `id_map\Sql::__construct`.
 */
export function tableNames(migrationId: string, prefixLength = 0): { readonly map: string; readonly message: string } {
  const name = migrationId.toLowerCase().replaceAll(':', '__');
  return {
    map: `migrate_map_${name}`.slice(0, MAXIMUM - prefixLength),
    message: `migrate_message_${name}`.slice(0, MAXIMUM - prefixLength),
  };
}
