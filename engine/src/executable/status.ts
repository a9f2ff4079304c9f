import type { Migration } from '../definition/definition.ts';
import type { MapCounts } from '../idmap/map-table.ts';
import { toInt } from '../php/conversion.ts';
import { PluginNotFoundException } from '../plugins/exceptions.ts';
import { STATUS_LABELS } from './codes.ts';
import type { MigrationManager } from './manager.ts';
import type { MigrationStatus } from './runner.ts';

const NO_COUNTS: MapCounts = { imported: 0, needsUpdate: 0, ignored: 0, failed: 0, processed: 0, messages: 0 };

/**
 * What `migrate:status` shows of one migration. Never throws for a migration that cannot be made or counted: says why.
 * @param groupLabel label of its group
 * @param standIns whether the workspace may stand in for plugins that are not known: a listing does not run its configuration to see
 */
export async function statusOf(
  migration: Migration,
  groupLabel: string,
  manager: MigrationManager,
  standIns = false,
): Promise<MigrationStatus> {
  const { keyValue } = manager.environment.store;
  const state = Number(toInt((await keyValue.get('migrate_status', migration.id)) ?? 0));
  const last = Number(toInt((await keyValue.get('migrate_last_imported', migration.id)) ?? 0));
  const { total, counts, problem } = await count(migration, manager, standIns);
  return {
    group: groupLabel,
    id: migration.id,
    label: migration.label,
    status: STATUS_LABELS[state] ?? 'Idle',
    total,
    imported: counts.imported,
    needing_update: counts.needsUpdate,
    unprocessed: total === null ? null : total - counts.processed,
    message_count: counts.messages,
    last_imported: last > 0 ? new Date(last).toISOString() : null,
    tags: migration.tags,
    file: migration.definition.file,
    ...(problem !== undefined && { problem }),
  };
}

async function count(
  migration: Migration,
  manager: MigrationManager,
  standIns: boolean,
): Promise<{ total: number | null; counts: MapCounts; problem?: string }> {
  let counts = NO_COUNTS;
  try {
    const instance = await manager.instance(migration.id);
    counts = await instance.map.counts();
    const total = await instance.source.count();
    return { total: total < 0 ? null : total, counts };
  } catch (error) {
    if (standIns && error instanceof PluginNotFoundException) return { total: null, counts };
    return { total: null, counts, problem: error instanceof Error ? error.message : String(error) };
  }
}
