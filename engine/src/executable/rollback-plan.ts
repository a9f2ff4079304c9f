import type { MapRow } from '../idmap/map-table.ts';
import { stringOf } from '../php/conversion.ts';
import { RollbackAction, RowStatus } from '../plugins/exceptions.ts';
import type { MigrationInstance } from './instance.ts';
import type { MigrationManager } from './manager.ts';
import { RollbackExecutable } from './rollback.ts';
import type { RollbackPlan, RollbackPlanRow } from './runner.ts';

const REASONS: Readonly<Record<RollbackPlanRow['action'], string>> = {
  delete: 'the import made it',
  preserve: 'it was there before the import, or the import changed only some of its properties',
  missing: 'it is not there any more; only the map row goes',
  forget: 'nothing was imported; only the map row goes',
};

/**
 * What a rollback would do, row by row: the rollback itself, carried out on an overlay that is never written. So the plan is
 * what happens, consequences of hooks included.
 * @param manager over a store that is open for reading
 */
export async function planRollback(
  instance: MigrationInstance,
  manager: MigrationManager,
  accepts?: (row: MapRow) => boolean,
): Promise<RollbackPlan> {
  const { entities } = manager.environment.store;
  const type = stringOf(instance.migration.destination.get('plugin') ?? null).split(':')[1] ?? '';
  const rows: RollbackPlanRow[] = [];
  const direct = new Set<string>();
  const look = async (row: MapRow): Promise<RollbackPlanRow['action']> => {
    const [id] = row.destinationIds;
    if (id == null) return 'forget';
    if (row.rollbackAction === RollbackAction.Preserve) return 'preserve';
    const known = manager.environment.site.entityTypes.get(type);
    if (known?.kind !== 'content') return 'delete';
    direct.add(`${type}:${id}`);
    const found = await entities.load(type, known.idType === 'integer' ? Number(id) : id);
    return found ? 'delete' : 'missing';
  };
  const wanted: MapRow[] = [];
  for await (const page of instance.map.rollbackOrder(1000))
    wanted.push(...page.filter((row) => accepts?.(row) ?? true));
  for (const row of wanted) {
    const action = await look(row);
    rows.push({
      source_ids: row.sourceIds.join(':'),
      destination_ids: row.destinationIds.map((id) => id ?? '').join(':'),
      action,
      reason:
        action === 'forget' && row.status === RowStatus.Failed ? `the row failed: ${REASONS.forget}` : REASONS[action],
    });
  }
  await new RollbackExecutable(instance, manager, accepts ? { accepts } : {}).run();
  const changes = [...entities.changes()];
  const named = (gone: boolean) =>
    changes.filter(({ entity }) => (entity === undefined) === gone).map((change) => `${change.type}:${change.id}`);
  return { rows, alsoDeleted: named(true).filter((name) => !direct.has(name)), changed: named(false) };
}
