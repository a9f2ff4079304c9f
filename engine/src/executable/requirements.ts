import { requirementsOf } from '../definition/dependencies.ts';
import { RequirementsException } from '../plugins/exceptions.ts';
import type { MigrationInstance } from './instance.ts';
import type { MigrationManager } from './manager.ts';

/**
 * `Migration::checkRequirements`: the source's, the destination's, and that every required migration has a map row for each
 * row of its source.
 * @throws RequirementsException
 */
export async function checkRequirements(instance: MigrationInstance, manager: MigrationManager): Promise<void> {
  await instance.source.checkRequirements?.();
  await instance.destination.checkRequirements?.();
  const required = requirementsOf(instance.id, manager.environment.migrations);
  const missing: string[] = [];
  for (const id of required) {
    if (!(await allRowsProcessed(await manager.instance(id)))) missing.push(id);
  }
  if (missing.length > 0) {
    throw new RequirementsException(`Missing migrations ${missing.join(', ')}.`, { requirements: missing });
  }
}

/** Failed and ignored rows count as processed; an uncountable source is never unfinished. */
export async function allRowsProcessed(instance: MigrationInstance): Promise<boolean> {
  const total = await instance.source.count();
  if (total < 0) return true;
  return total <= (await instance.map.counts()).processed;
}
