import { resolve } from 'node:path';
import { Command, CommanderError } from 'commander';
import picocolors from 'picocolors';
import { registerEntities } from './commands/entities.ts';
import { registerImport } from './commands/import.ts';
import { registerLint } from './commands/lint.ts';
import { registerMap } from './commands/map.ts';
import { registerMessages } from './commands/messages.ts';
import { registerPreview } from './commands/preview.ts';
import { registerResetStatus } from './commands/reset-status.ts';
import { registerRollback } from './commands/rollback.ts';
import { registerStatus } from './commands/status.ts';
import { registerStop } from './commands/stop.ts';
import { type ExitCode, type GlobalOptions, makeContext, type Registrar, wantsColors } from './context.ts';
import type { CliDependencies } from './dependencies.ts';
import { describeFailure } from './errors.ts';
import { Log } from './output/log.ts';

/** Adds further commands to the program (`replay`, which belongs to the repository's own tools). */
export type ExtraCommand = (registrar: Registrar) => void;

const commands: readonly ((registrar: Registrar) => void)[] = [
  registerLint,
  registerStatus,
  registerImport,
  registerRollback,
  registerStop,
  registerResetStatus,
  registerMessages,
  registerMap,
  registerEntities,
  registerPreview,
];

/**
 * Runs one command line. Never throws and never ends the process: what goes wrong is one paragraph on standard error.
 * @param argv the arguments after the program's name
 * @returns the exit code: 0 done, 1 failures, 2 wrong usage or the run could not start
 */
export async function runCli(
  argv: readonly string[],
  dependencies: CliDependencies,
  extra: readonly ExtraCommand[] = [],
): Promise<ExitCode> {
  let exitCode: ExitCode = 0;
  const program = baseProgram(dependencies);
  const registrar: Registrar = {
    program,
    command(name, aliases, description) {
      return program.command(name).aliases(aliases).description(description).showHelpAfterError(usageHint(name));
    },
    async act(command, action) {
      const context = makeContext(command.optsWithGlobals<GlobalOptions>(), dependencies);
      exitCode = await action(context);
    },
  };
  for (const register of [...commands, ...extra]) {
    register(registrar);
  }
  if (argv.length === 0) {
    dependencies.stderr.write(program.helpInformation());
    return 2;
  }
  try {
    await program.parseAsync([...argv], { from: 'user' });
    return exitCode;
  } catch (error) {
    return error instanceof CommanderError ? usageExitCode(error) : report(error, program, dependencies);
  }
}

function baseProgram(dependencies: CliDependencies): Command {
  return new Command('migrate-workbench')
    .description('Checks, imports, previews and rolls back Drupal migrations, with no PHP and no Drupal site.')
    .version(dependencies.version)
    .option('--root <dir>', 'the workspace (default: the current folder)')
    .option('--database <file>', 'where imports are kept (default: ROOT/.migrate-workbench/migrate.sqlite)')
    .option('--format <format>', 'table, json or csv on listings; text, json, sarif or github for lint')
    .option('--no-config', "do not run the workspace's migrate-workbench.config.mjs")
    .option('--no-color', 'no colours')
    .option('-q, --quiet', 'only results, warnings and errors')
    .option('-v, --verbose', 'stack traces of errors')
    .configureHelp({ showGlobalOptions: true, sortSubcommands: false })
    .configureOutput({
      writeOut: (text) => dependencies.stdout.write(text),
      writeErr: (text) => dependencies.stderr.write(text),
      outputError: (text, write) => write(` [error]  ${asSentences(text)}\n`),
    })
    .showHelpAfterError('See: migrate-workbench --help')
    .exitOverride();
}

/** Commander's `error: unknown option '--x'\n(Did you mean --y?)` as one paragraph. */
function asSentences(text: string): string {
  const [what = '', ...advice] = text
    .trim()
    .replace(/^error: /, '')
    .split('\n');
  const first = what.charAt(0).toUpperCase() + what.slice(1);
  return [/[.!?]$/.test(first) ? first : `${first}.`, ...advice.map((line) => line.replace(/^\((.*)\)$/, '$1'))].join(
    ' ',
  );
}

function usageHint(name: string): string {
  return `See: migrate-workbench ${name.split(' ')[0]} --help`;
}

/** Help and version are done; everything else that commander refuses is wrong usage. */
function usageExitCode(error: CommanderError): ExitCode {
  return error.exitCode === 0 ? 0 : 2;
}

function report(error: unknown, program: Command, dependencies: CliDependencies): ExitCode {
  const options = program.opts<GlobalOptions>();
  const { root, verbose } = options;
  const base = resolve(dependencies.currentDirectory, root ?? '.');
  const { paragraph, exitCode } = describeFailure(error, base, verbose ?? false);
  const colored = wantsColors(dependencies.stderr, options, dependencies.environment);
  new Log(dependencies.stderr, false, picocolors.createColors(colored), base).error(paragraph);
  return exitCode;
}
