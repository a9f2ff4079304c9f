import type { Runner } from '../executable/runner.ts';
import type { LintReport, LintRequest } from './lint/finding.ts';

/** Where text goes: a process stream, or a test's buffer. */
export interface Output {
  write(text: string): void;
  /** Whether a person looks at it: decides colours and progress. */
  readonly isTTY: boolean;
  /** Columns of the terminal; undefined where there is none. */
  readonly columns: number | undefined;
}

/** What a command tells the runner it asks for. */
export interface RunnerSettings {
  /** Absolute path of the workspace. */
  readonly root: string;
  /** Absolute path of the database file, or its URL. */
  readonly database: string;
  /** Whether runs may load the workspace's `migrate-workbench.config.mjs`. */
  readonly config: boolean;
}

/**
 * Everything that the command line takes from outside. The composition root (`server/src/cli/main.ts`) gives the embedded
 * engine and the language service's rules; tests give doubles.
 */
export interface CliDependencies {
  readonly createRunner: (settings: RunnerSettings) => Promise<Runner>;
  readonly lint: (request: LintRequest) => Promise<LintReport>;
  /** Text of a file, undefined where it cannot be read. For the excerpts of `lint`. */
  readonly readText: (file: string) => string | undefined;
  readonly stdout: Output;
  readonly stderr: Output;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly currentDirectory: string;
  readonly isDirectory: (path: string) => boolean;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly version: string;
  /** Calls the listener at every Ctrl-C (or SIGTERM) until the returned function is called. */
  readonly onInterrupt: (listener: () => void) => () => void;
  /** Ends the process at once, as a second Ctrl-C asks for. */
  readonly kill: () => void;
}
