import type { MapRow } from '../idmap/map-table.ts';
import type { Value } from '../php/value.ts';
import type { MigrationInstance } from './instance.ts';
import type { MigrationManager } from './manager.ts';
import { RollbackExecutable } from './rollback.ts';
import { RowSelector } from './select.ts';

const PAGE = 1000;

/**
 * `--sync` of migrate_tools: deletes what was imported from rows that the source no longer has, whatever the rollback
 * action says, and fires POST_ROLLBACK.
 */
export async function deleteMissing(instance: MigrationInstance, manager: MigrationManager): Promise<void> {
  const { events, store } = manager.environment;
  const present = await preparedHashes(instance, manager);
  for await (const page of instance.map.rollbackOrder(PAGE)) {
    for (const row of page) {
      if (present.has(row.hash)) continue;
      const ids = new Map<string, Value>();
      row.destinationIds.forEach((id, index) => {
        const name = instance.map.destinationColumns[index]?.id;
        if (id !== null && name !== undefined) ids.set(name, id);
      });
      if (ids.size > 0) {
        await events.dispatch('PRE_ROW_DELETE', { migration: instance, destinationIds: ids });
        await events.dispatch('PLUS_MISSING_SOURCE_ITEM', { migration: instance, destinationIds: ids });
        await instance.destination.rollback(ids);
        await events.dispatch('POST_ROW_DELETE', { migration: instance, destinationIds: ids });
      }
      await instance.deleteMapping(row.hash);
    }
    await store.batch.commit();
  }
  await events.dispatch('POST_ROLLBACK', { migration: instance });
  await store.batch.commit();
}

/**
 * Hashes of the source ids that the source has now, as migrate_tools learns them: by going through the source as an import does, with all
 * that this does to rows that hooks skip.
 */
async function preparedHashes(instance: MigrationInstance, manager: MigrationManager): Promise<ReadonlySet<string>> {
  const present = new Set<string>();
  const selector = new RowSelector(instance, manager.environment, [
    (row) => void present.add(instance.map.hashOfRow(row)),
  ]);
  for await (const chunk of instance.source.read())
    for (const record of chunk) await selector.select(record, undefined);
  return present;
}

/** Hashes of the source ids that the source has now. */
async function hashesInSource(instance: MigrationInstance): Promise<ReadonlySet<string>> {
  const present = new Set<string>();
  for await (const chunk of instance.source.read()) {
    for (const record of chunk) {
      present.add(instance.map.hashOf([...instance.sourceIds.keys()].map((id) => record.get(id) ?? null)));
    }
  }
  return present;
}

/**
 * `--delete` of Drush: after an import, rolls back what was imported from rows that the source no longer has; what has to be
 * preserved is preserved. Not where the source is only read from a high-water mark on.
 * @returns how many map rows went
 */
export async function rollbackMissing(instance: MigrationInstance, manager: MigrationManager): Promise<number> {
  if (instance.migration.source.has('high_water_property')) return 0;
  const present = await hashesInSource(instance);
  let count = 0;
  const accepts = (row: MapRow): boolean => {
    const missing = !present.has(row.hash);
    if (missing) count++;
    return missing;
  };
  await new RollbackExecutable(instance, manager, { accepts }).run();
  return count;
}
