import type { ImportOptions, RunProgress, RunResult, Watch } from '@migrate-workbench/engine/executable/runner.ts';
import { commands, l10n, type Progress, ProgressLocation, window, workspace } from 'vscode';
import type { CommandContext } from './context.ts';
import { number, type Summary, summarize } from './summary.ts';
import { findTarget, type Target } from './target.ts';

/** Imports the migrations that a command was called on. Gives the results, or undefined where the user chose none. */
export async function importMigrations(
  context: CommandContext,
  argument: unknown,
  options: ImportOptions,
): Promise<readonly RunResult[] | undefined> {
  const target = await findTarget(context.repository, argument);
  if (!target) return undefined;
  await saveDefinitions(target);
  const title = options.update
    ? l10n.t('Importing {0} with update', nameOf(target))
    : l10n.t('Importing {0}', nameOf(target));
  return run(context, 'import', target, title, (watch) =>
    context.runner(target.folder).import({ ids: idsOf(target) }, options, watch),
  );
}

/** Rolls back the migrations that a command was called on. Gives the results, or undefined where the user chose none. */
export async function rollbackMigrations(
  context: CommandContext,
  argument: unknown,
): Promise<readonly RunResult[] | undefined> {
  const target = await findTarget(context.repository, argument);
  if (!target) return undefined;
  return run(context, 'rollback', target, l10n.t('Rolling back {0}', nameOf(target)), (watch) =>
    context.runner(target.folder).rollback({ ids: idsOf(target) }, {}, watch),
  );
}

function idsOf({ migrations }: Target): readonly string[] {
  return migrations.map(({ id }) => id);
}

function nameOf({ migrations }: Target): string {
  return migrations.length === 1 ? (migrations[0]?.id ?? '') : l10n.t('{0} migrations', migrations.length);
}

/** The engine reads files: what the user sees in the editors must be in them. */
async function saveDefinitions({ folder }: Target): Promise<void> {
  const unsaved = workspace.textDocuments.filter(
    (document) => document.isDirty && workspace.getWorkspaceFolder(document.uri) === folder,
  );
  await Promise.all(unsaved.map((document) => document.save()));
}

/** A run with its progress as a notification and in the view, and its result as another notification. */
async function run(
  context: CommandContext,
  operation: 'import' | 'rollback',
  target: Target,
  title: string,
  act: (watch: Watch) => Promise<readonly RunResult[]>,
): Promise<readonly RunResult[]> {
  const { repository } = context;
  await resetInterrupted(context, target);
  // A run may reach migrations that nobody named: dependencies.
  const running = new Set(idsOf(target));
  const errors = new Map<string, string>();
  for (const id of running) repository.startRun(target.folder, id);
  try {
    const results = await window.withProgress(
      { location: ProgressLocation.Notification, title, cancellable: true },
      async (progress, token) => {
        const abort = new AbortController();
        token.onCancellationRequested(() => abort.abort());
        return act({ ...watchOf(context, target, running, errors, progress), signal: abort.signal });
      },
    );
    report(context, target, summarize(operation, results, errors), await stuckIn(context, target, results));
    return results;
  } finally {
    for (const id of running) repository.endRun(target.folder, id);
  }
}

/** What the engine was doing when its process ended is over: nobody else needs to be told that by hand. */
async function resetInterrupted({ repository, runner }: CommandContext, { folder }: Target): Promise<void> {
  for (const id of repository.interrupted(folder)) await runner(folder).resetStatus(id);
}

/** Failed migrations whose status says that they are still at something: someone else runs them, or did and ended. */
async function stuckIn(
  { runner }: CommandContext,
  { folder }: Target,
  results: readonly RunResult[],
): Promise<readonly string[]> {
  const failed = results.filter(({ result }) => result === 'failed').map(({ id }) => id);
  if (failed.length === 0) return [];
  const { migrations } = await runner(folder).status({ ids: failed });
  return migrations.filter(({ status }) => status !== 'Idle' && status !== 'Disabled').map(({ id }) => id);
}

function watchOf(
  { repository, log }: CommandContext,
  { folder }: Target,
  running: Set<string>,
  errors: Map<string, string>,
  progress: Progress<{ message?: string; increment?: number }>,
): Watch {
  let percent = 0;
  return {
    progress(now) {
      running.add(now.migration);
      repository.progress(folder, now);
      const reached = now.total ? Math.min(100, (now.processed / now.total) * 100) : 0;
      // Several migrations share the bar: it starts anew with each, and a bar cannot go back.
      progress.report({ message: progressText(now, running.size > 1), increment: Math.max(0, reached - percent) });
      percent = Math.max(percent, reached);
    },
    message({ migration, type, text }) {
      if (type === 'error') errors.set(migration, text);
      log[type === 'status' ? 'info' : type === 'warning' ? 'warn' : 'error'](`${migration}: ${text}`);
    },
  };
}

function progressText({ migration, processed, total, failed }: RunProgress, named: boolean): string {
  const done = number(processed);
  const rows = total === null ? l10n.t('{0} rows', done) : l10n.t('{0} of {1} rows', done, number(total));
  const text = failed ? l10n.t('{0}, {1} failed', rows, number(failed)) : rows;
  // The title names a single migration.
  return named ? `${migration}: ${text}` : text;
}

/** Shows how a run went, with the buttons for what may be done next. */
function report(
  { notifications }: CommandContext,
  { folder }: Target,
  { severity, text, failedIds }: Summary,
  stuck: readonly string[],
): void {
  const button = (title: string, command: string, id: string) => ({
    title,
    run: () => commands.executeCommand(`migrateWorkbench.${command}`, { id, folder: folder.uri.fsPath }),
  });
  const actions = [
    ...stuck.map((id) => button(l10n.t('Reset Status'), 'resetStatus', id)),
    ...failedIds.map((id) =>
      button(failedIds.length === 1 ? l10n.t('Show Messages') : l10n.t('Show Messages of {0}', id), 'showMessages', id),
    ),
  ];
  // Three buttons fit into a notification.
  notifications.show(severity, text, ...actions.slice(0, 3));
}
