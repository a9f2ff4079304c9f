/** Files that define migrations and their groups, wherever they lie: what the server checks and the view lists. */
export const MIGRATION_FILES = [
  '**/migrations/*.yml',
  '**/migrate_plus.migration.*.yml',
  '**/migrate_plus.migration_group.*.yml',
] as const;
