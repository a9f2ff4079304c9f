import { commands, type Disposable } from 'vscode';
import type { CommandContext } from './context.ts';
import { openDefinition, previewRow, resetStatus, showMessages, showStatus, stopMigration } from './inspect.ts';
import { importMigrations, rollbackMigrations } from './run.ts';
import { isNode } from './target.ts';

type Command = (context: CommandContext, argument: unknown) => Promise<unknown>;

/** The commands of the manifest, by the part of their id after `migrateWorkbench.`. */
const COMMANDS: Readonly<Record<string, Command>> = {
  import: (context, argument) => importMigrations(context, argument, {}),
  importUpdate: (context, argument) => importMigrations(context, argument, { update: true }),
  importDependencies: (context, argument) => importMigrations(context, argument, { executeDependencies: true }),
  rollback: rollbackMigrations,
  stop: stopMigration,
  status: showStatus,
  resetStatus,
  previewRow,
  showMessages,
  openDefinition,
  refresh: async ({ repository }) => repository.refresh(),
  showLog: async ({ log }) => log.show(),
  loadMore: async ({ repository }, argument) => {
    if (!isNode(argument) || argument.kind !== 'more') return;
    await repository.loadMore(argument.parent.folder, argument.parent.migration.id);
  },
};

/** Registers every command. A command that fails shows why and gives `undefined`. */
export function registerCommands(context: CommandContext): Disposable[] {
  return Object.entries(COMMANDS).map(([name, command]) =>
    commands.registerCommand(`migrateWorkbench.${name}`, async (argument: unknown) => {
      try {
        return await command(context, argument);
      } catch (error) {
        context.errors.report(error);
        return undefined;
      }
    }),
  );
}
