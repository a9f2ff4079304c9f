import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import picocolors from 'picocolors';
import type { Colors } from 'picocolors/types';
import type { Runner } from '../executable/runner.ts';
import type { CliDependencies, Output } from './dependencies.ts';
import { UsageError } from './errors.ts';
import { Log } from './output/log.ts';

/** The options that every command takes. */
export interface GlobalOptions {
  readonly root?: string;
  readonly database?: string;
  readonly format?: string;
  /** Commander's name for `--no-color`. */
  readonly color: boolean;
  readonly quiet?: boolean;
  /** Commander's name for `--no-config`. */
  readonly config: boolean;
  readonly verbose?: boolean;
}

/** One command in hand: its surroundings and where it writes. */
export interface Context {
  readonly dependencies: CliDependencies;
  /** Absolute path of the workspace. */
  readonly root: string;
  readonly format: string | undefined;
  readonly stdout: Output;
  readonly log: Log;
  /** Colours of standard output. */
  readonly colors: Colors;
  /** Opens the runner for one piece of work and closes it, whatever happens. */
  withRunner<T>(work: (runner: Runner) => Promise<T>): Promise<T>;
}

/** What a command's action gives back: 0 done, 1 failures, 2 wrong usage. */
export type ExitCode = 0 | 1 | 2;

/** Reads the global options. @throws UsageError when the root is no folder */
export function makeContext(options: GlobalOptions, dependencies: CliDependencies): Context {
  const root = resolve(dependencies.currentDirectory, options.root ?? '.');
  if (!dependencies.isDirectory(root)) {
    throw new UsageError(`The root ${root} is not a folder. Give the workspace with --root DIR.`);
  }
  const colorsOf = (output: Output) => picocolors.createColors(wantsColors(output, options, dependencies.environment));
  const database = databaseOf(options.database, root, dependencies.currentDirectory);
  return {
    dependencies,
    root,
    format: options.format,
    stdout: dependencies.stdout,
    log: new Log(dependencies.stderr, options.quiet ?? false, colorsOf(dependencies.stderr), root),
    colors: colorsOf(dependencies.stdout),
    async withRunner(work) {
      const runner = await dependencies.createRunner({ root, database, config: options.config });
      try {
        return await work(runner);
      } finally {
        await runner.close();
      }
    },
  };
}

/** Whether to write colours: for a terminal, and as `--no-color`, `NO_COLOR` and `FORCE_COLOR` say. */
export function wantsColors(
  output: Output,
  options: Pick<GlobalOptions, 'color'>,
  environment: CliDependencies['environment'],
): boolean {
  return options.color && !environment.NO_COLOR && (output.isTTY || Boolean(environment.FORCE_COLOR));
}

/** A database's URL as it is, a file's absolute path, or the place below the root. */
function databaseOf(given: string | undefined, root: string, currentDirectory: string): string {
  if (given === undefined) {
    return join(root, '.migrate-workbench', 'migrate.sqlite');
  }
  return isUrl(given) ? given : resolve(currentDirectory, given);
}

/** Whether a database is named by an URL rather than by a file. */
export function isUrl(database: string): boolean {
  return /^[a-z][a-z0-9+.-]+:\/\//i.test(database);
}

/** How a command file adds its command: `act` runs an action with a context and keeps its exit code. */
export interface Registrar {
  readonly program: Command;
  /** A command with its aliases (`import`: `mim`, `migrate:import`, `migrate-import`). */
  command(name: string, aliases: readonly string[], description: string): Command;
  act(command: Command, action: (context: Context) => Promise<ExitCode>): Promise<void>;
}
