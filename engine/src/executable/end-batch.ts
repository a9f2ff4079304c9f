import { Result, Status } from './codes.ts';
import type { Environment } from './environment.ts';
import type { MigrationInstance } from './instance.ts';
import { breathe } from './pace.ts';

/** How a run is followed and ended from outside. */
export interface BatchWatch {
  /** After every batch that was written. */
  readonly onBatch?: () => void;
  readonly signal?: AbortSignal;
}

/**
 * Begins to write the batch, tells how far it got, lets the event loop have its turn, and looks whether someone outside wants the
 * run to end: the caller's signal, or the status that another process set.
 * @returns whether the run ends here
 */
export async function endBatch(
  instance: MigrationInstance,
  environment: Environment,
  watch: BatchWatch,
): Promise<boolean> {
  await environment.store.batch.commitLater();
  watch.onBatch?.();
  await breathe();
  if (watch.signal?.aborted) instance.interrupt(Result.Stopped);
  return watch.signal?.aborted === true || (await instance.status()) === Status.Stopping;
}
