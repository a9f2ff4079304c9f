import { readFileSync, statSync } from 'node:fs';
import { isUrl } from '@migrate-workbench/engine/cli/context.ts';
import type { CliDependencies, Output, RunnerSettings } from '@migrate-workbench/engine/cli/dependencies.ts';
import { runCli } from '@migrate-workbench/engine/cli/program.ts';
import { registerReplay } from '@migrate-workbench/engine/cli/replay/command.ts';
import { createEmbeddedRunner } from '@migrate-workbench/engine/executable/embedded-runner.ts';
import { keepHeapSmall } from '@migrate-workbench/engine/executable/heap.ts';
import { type Runner, RunnerError } from '@migrate-workbench/engine/executable/runner.ts';
import { version } from '../../package.json';
import { lint } from './lint.ts';

/**
 * The composition root of the command line (`dist/cli.js`): gives the commands the embedded engine, the language service's
 * rules and this process.
 */
async function main(): Promise<void> {
  keepHeapSmall();
  // Whoever reads us may close early (`| head`): that is no error.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') {
      throw error;
    }
    process.exit(0);
  });
  process.exitCode = await runCli(process.argv.slice(2), dependencies(), [registerReplay]);
}

function dependencies(): CliDependencies {
  return {
    createRunner,
    lint,
    readText,
    stdout: output(process.stdout),
    stderr: output(process.stderr),
    environment: process.env,
    currentDirectory: process.cwd(),
    isDirectory: (path) => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false,
    now: () => Date.now(),
    version,
    onInterrupt(listener) {
      const signals = ['SIGINT', 'SIGTERM'] as const;
      for (const signal of signals) {
        process.on(signal, listener);
      }
      return () => {
        for (const signal of signals) {
          process.off(signal, listener);
        }
      };
    },
    kill: () => process.exit(130),
  };
}

/** @throws RunnerError for the URL of a database server: the embedded engine keeps everything in a SQLite file */
async function createRunner(settings: RunnerSettings): Promise<Runner> {
  if (isUrl(settings.database)) {
    const hint = 'Name a SQLite file with --database, or leave it out';
    throw new RunnerError(`The embedded engine cannot use the database ${settings.database}`, { hint });
  }
  return createEmbeddedRunner(settings);
}

function output(stream: NodeJS.WriteStream): Output {
  return {
    isTTY: stream.isTTY ?? false,
    get columns() {
      return stream.columns;
    },
    write: (text) => void stream.write(text),
  };
}

function readText(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    // A finding without its line is better than none: the excerpt is left out.
    return undefined;
  }
}

void main();
