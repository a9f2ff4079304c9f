import { PhpError, PhpException } from '../php/errors.ts';
import {
  MessageLevel,
  MigrateException,
  MigrateSkipProcessException,
  MigrateSkipRowException,
  RequirementsException,
  RollbackAction,
  RowStatus,
} from '../plugins/exceptions.ts';
import { type Stop, stopPipeline as stop } from '../plugins/process.ts';
import { defineConfig } from './config.ts';
import { fatalError, skipProcess, skipRow } from './throwing.ts';
import { Float, float, fromPlain } from './values.ts';

/*
 * What `import ... from 'migrate-workbench/config'` gives a workspace: the engine hands its own classes over, so that it knows what a
 * workspace throws.
 */
export type * from './config.ts';
export type { StandInRow } from './row.ts';
export type { PlainRecord, PlainValue } from './values.ts';
export {
  defineConfig,
  Float,
  fatalError,
  float,
  MessageLevel,
  MigrateException,
  MigrateSkipProcessException,
  MigrateSkipRowException,
  PhpError,
  PhpException,
  RequirementsException,
  RollbackAction,
  RowStatus,
  skipProcess,
  skipRow,
};

/** Ends the pipeline with this value (`stopPipeline()` of a process plugin): return it from `transform`. */
export function stopPipeline(value: unknown): Stop {
  return stop(fromPlain(value));
}
