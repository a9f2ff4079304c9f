import type { Runner } from '@migrate-workbench/engine/executable/runner.ts';
import type { Disposable, ExtensionContext, LogOutputChannel, WorkspaceFolder } from 'vscode';
import { commands, l10n, window, workspace } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { registerCommands } from './commands/register.ts';
import { ReadOnlyDocuments } from './documents/provider.ts';
import type { EngineEnded } from './engine/ended.ts';
import { WorkspaceFolders } from './engine/folders.ts';
import { EngineProcess } from './engine/process.ts';
import { ErrorReporter } from './errors.ts';
import { MIGRATION_FILES } from './files.ts';
import { MigrationsRepository } from './migrations/repository.ts';
import { MigrationsTree } from './migrations/tree.ts';
import { Notifications } from './notifications.ts';

/** What the extension gives to its tests and to other extensions. */
export interface Api {
  /** How long `activate()` took, in milliseconds. */
  readonly activationMs: number;
  readonly repository: MigrationsRepository;
  readonly tree: MigrationsTree;
  readonly notifications: Notifications;
  /** The runner of a workspace folder: the engine's process behind the interface that commands and views use. */
  runner(folder: WorkspaceFolder): Runner;
  /** The engine's process id while it runs. */
  enginePid(): number | undefined;
  /** The language client once its server answers. */
  readonly languageClient: Promise<LanguageClient>;
}

let stop: (() => Promise<unknown>) | undefined;

/** Registers everything and returns; processes are started afterwards, the engine by the first who needs it. */
export function activate(context: ExtensionContext): Api {
  const started = performance.now();
  const log = window.createOutputChannel('Migrate Workbench', { log: true });
  const notifications = new Notifications(log);
  const engine = new EngineProcess({
    module: context.asAbsolutePath('dist/engine-host.js'),
    log: (line) => log.info(`engine: ${line}`),
    died: (error) => engineDied(error, repository, notifications, log),
  });
  const folders = new WorkspaceFolders(() => engine);
  const errors = new ErrorReporter(notifications, log);
  const repository = new MigrationsRepository(folders, (error) => errors.report(error));
  const documents = new ReadOnlyDocuments();
  const tree = new MigrationsTree(repository);
  const view = window.createTreeView('migrateWorkbench.migrations', { treeDataProvider: tree, showCollapseAll: true });
  const commandContext = { repository, documents, notifications, errors, log, runner: folders.runner.bind(folders) };
  context.subscriptions.push(log, notifications, repository, documents, view, ...registerCommands(commandContext));
  context.subscriptions.push(...refreshers(repository));
  void commands.executeCommand('setContext', 'migrateWorkbench.active', true);
  const languageClient = startLanguageClient(context);
  languageClient.catch((error: Error) =>
    notifications.show('error', l10n.t('The language server: {0}', error.message)),
  );
  stop = () => Promise.allSettled([engine.close(), languageClient.then((client) => client.stop())]);
  return {
    repository,
    tree,
    notifications,
    runner: commandContext.runner,
    enginePid: () => engine.pid,
    languageClient,
    activationMs: performance.now() - started,
  };
}

/** Ends the processes. */
export async function deactivate(): Promise<void> {
  await stop?.();
}

/** What makes the view look anew: migrations on the disk, the folders, trust and settings. */
function refreshers(repository: MigrationsRepository): Disposable[] {
  const refresh = () => repository.refresh();
  const watchers = MIGRATION_FILES.map((pattern) => workspace.createFileSystemWatcher(pattern));
  return [
    ...watchers,
    ...watchers.flatMap((watcher) => [
      watcher.onDidCreate(refresh),
      watcher.onDidChange(refresh),
      watcher.onDidDelete(refresh),
    ]),
    workspace.onDidChangeWorkspaceFolders(refresh),
    workspace.onDidGrantWorkspaceTrust(refresh),
    workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration('migrateWorkbench.database')) refresh();
    }),
  ];
}

// The language client's own code is loaded after activation: it is most of the bundle.
async function startLanguageClient(context: ExtensionContext): Promise<LanguageClient> {
  await new Promise(setImmediate);
  const { createLanguageClient } = await import('./language.ts');
  const client = createLanguageClient(context.asAbsolutePath('dist/server.js'));
  await client.start();
  return client;
}

function engineDied(
  error: EngineEnded,
  repository: MigrationsRepository,
  notifications: Notifications,
  log: LogOutputChannel,
): void {
  const running = repository.running();
  repository.interruptAll();
  const during = running.length
    ? l10n.t(' {0} was interrupted; rows that were committed are kept.', running.join(', '))
    : '';
  const next = l10n.t(' The next command starts it again.');
  notifications.show('error', `${error.message}${during}${next}`, {
    title: l10n.t('Show Log'),
    run: () => log.show(),
  });
}
