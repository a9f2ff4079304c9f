import { Result } from '../executable/codes.ts';
import type { MigrationInstance } from '../executable/instance.ts';
import type { RunningMigration } from './config.ts';
import { toPlainRecord } from './values.ts';

const RESULTS = {
  completed: Result.Completed,
  incomplete: Result.Incomplete,
  stopped: Result.Stopped,
  failed: Result.Failed,
  skipped: Result.Skipped,
  disabled: Result.Disabled,
} as const;

const made = new WeakMap<MigrationInstance, RunningMigration>();

/** A migration in a run as hooks and subscribers see it. One object a migration. */
export function runningMigration(instance: MigrationInstance): RunningMigration {
  const known = made.get(instance);
  if (known) return known;
  const { id, label, group, tags, source, destination } = instance.migration;
  const running: RunningMigration = {
    id,
    label,
    group,
    tags,
    source: toPlainRecord(source),
    destination: toPlainRecord(destination),
    interrupt: (result = 'incomplete') => instance.interrupt(RESULTS[result]),
    display: (message, type = 'status') => instance.services.messages.display(message, type),
  };
  made.set(instance, running);
  return running;
}
