import { toInt } from '../php/conversion.ts';
import type { Store } from '../store/store.ts';
import { Status } from './codes.ts';

/** `migrate:stop`: asks a running migration to stop after its row. Gives the sentence that Drush prints. */
export async function stopMigration(store: Store, id: string): Promise<string> {
  const status = await statusIn(store, id);
  if (status === Status.Idle) return `Migration ${id} is idle`;
  if (status === Status.Disabled) return `Migration ${id} is disabled`;
  if (status === Status.Stopping) return `Migration ${id} is already stopping`;
  store.keyValue.set('migrate_status', id, Status.Stopping);
  await store.batch.commit();
  return `Migration ${id} requested to stop`;
}

/** `migrate:reset-status`: makes a migration idle. Gives the sentence that Drush prints. */
export async function resetStatus(store: Store, id: string): Promise<string> {
  if ((await statusIn(store, id)) === Status.Idle) return `Migration ${id} is already Idle`;
  store.keyValue.set('migrate_status', id, Status.Idle);
  await store.batch.commit();
  return `Migration ${id} reset to Idle`;
}

async function statusIn(store: Store, id: string): Promise<number> {
  return Number(toInt((await store.keyValue.get('migrate_status', id)) ?? Status.Idle));
}
