import type { MigrationState, ResultName } from './runner.ts';

/** `MigrationInterface::STATUS_*`. */
export const Status = { Idle: 0, Importing: 1, RollingBack: 2, Stopping: 3, Disabled: 4 } as const;
export type Status = (typeof Status)[keyof typeof Status];

/** Status labels by code. */
export const STATUS_LABELS: readonly MigrationState[] = ['Idle', 'Importing', 'Rolling back', 'Stopping', 'Disabled'];

/** `MigrationInterface::RESULT_*`. */
export const Result = { Completed: 1, Incomplete: 2, Stopped: 3, Failed: 4, Skipped: 5, Disabled: 6 } as const;
export type Result = (typeof Result)[keyof typeof Result];

export const RESULT_NAMES: Readonly<Record<Result, ResultName>> = {
  1: 'completed',
  2: 'incomplete',
  3: 'stopped',
  4: 'failed',
  5: 'skipped',
  6: 'disabled',
};
