import type { Migration } from '../definition/definition.ts';
import { fromRaw } from '../definition/effective.ts';
import { readDefinition } from '../definition/read.ts';
import { PhpError } from '../php/errors.ts';
import { entries, isArray } from '../php/value.ts';
import type { PlainDefinition, WorkbenchHooks } from './config.ts';
import { guarded } from './throwing.ts';
import { fromPlain, toPlainRecord } from './values.ts';

type Migrations = ReadonlyMap<string, Migration>;

/**
 * `hook_migration_plugins_alter`, after groups: the migrations as the hook leaves them. Deleted ones are gone; new ones belong to the
 * file of the migration that they derive from, else to the configuration.
 * @throws PhpThrowable what the hook throws
 */
export async function alterMigrations(
  migrations: Migrations,
  alter: NonNullable<WorkbenchHooks['migrationPluginsAlter']>,
  file: string,
): Promise<Migrations> {
  const definitions = new Map<string, PlainDefinition>();
  for (const [id, { raw }] of migrations) definitions.set(id, toPlainRecord(raw));
  await guarded(() => alter(definitions));
  const altered = new Map<string, Migration>();
  for (const [id, plain] of definitions) {
    const raw = fromPlain(plain);
    if (!isArray(raw)) throw new PhpError('TypeError', `migrationPluginsAlter left no definition for ${id}`);
    const definition = (migrations.get(id) ?? migrations.get(baseOf(id)))?.definition ?? readDefinition(file, '');
    altered.set(id, fromRaw(id, new Map(entries(raw)), definition));
  }
  return altered;
}

/** The id before the first colon. */
function baseOf(id: string): string {
  return id.split(':', 1)[0] ?? id;
}
