import type { PreviewQuery } from '@migrate-workbench/engine/executable/runner.ts';
import { l10n, ProgressLocation, type TextDocument, Uri, window, workspace } from 'vscode';
import { messagesText } from '../documents/messages.ts';
import { previewText } from '../documents/preview.ts';
import { statusText } from '../documents/status.ts';
import type { CommandContext } from './context.ts';
import { findTarget, isNode, type Target } from './target.ts';

/** Shows the status of every folder's migrations as a document; gives the last document. */
export async function showStatus({ repository, documents }: CommandContext): Promise<TextDocument | undefined> {
  repository.refresh();
  let shown: TextDocument | undefined;
  for (const { folder, report, error } of await repository.overview()) {
    if (!report) throw error;
    const text = statusText(l10n.t('Migrations of {0}', folder.name), report);
    shown = await documents.show(l10n.t('Status of {0}', folder.name), folder.uri, text, 'plaintext');
  }
  return shown;
}

/** Shows the messages of a migration as a document. */
export async function showMessages(context: CommandContext, argument: unknown): Promise<TextDocument | undefined> {
  const target = await findTarget(context.repository, argument);
  const id = target?.migrations[0]?.id;
  if (!target || id === undefined) return undefined;
  const text = messagesText(id, await context.runner(target.folder).messages(id));
  return context.documents.show(l10n.t('Messages of {0}', id), target.folder.uri, text, 'plaintext');
}

/** Sets a migration that was left in the middle of something back to idle. */
export async function resetStatus(context: CommandContext, argument: unknown): Promise<string | undefined> {
  const target = await findTarget(context.repository, argument);
  const id = target?.migrations[0]?.id;
  if (!target || id === undefined) return undefined;
  const sentence = await context.runner(target.folder).resetStatus(id);
  context.repository.refresh();
  context.notifications.show('info', sentence);
  return sentence;
}

/** Asks a running migration to stop after its row. */
export async function stopMigration(context: CommandContext, argument: unknown): Promise<string | undefined> {
  const target = await findTarget(context.repository, argument);
  const id = target?.migrations[0]?.id;
  if (!target || id === undefined) return undefined;
  const sentence = await context.runner(target.folder).stop(id);
  context.notifications.show('info', sentence);
  return sentence;
}

/** Shows one row through every step of a migration, as the editor has it: nothing is written. */
export async function previewRow(context: CommandContext, argument: unknown): Promise<TextDocument | undefined> {
  const target = await findTarget(context.repository, argument);
  const migration = target?.migrations[0];
  const which = migration && (await chooseRow(argument));
  if (!target || !migration || !which) return undefined;
  const query: PreviewQuery = { ...which.query, text: unsavedText(migration.file) };
  const preview = await window.withProgress(
    { location: ProgressLocation.Window, title: l10n.t('Previewing {0}', migration.id) },
    async () => context.runner(target.folder).preview(migration.id, query),
  );
  const text = previewText(migration.id, which.name, preview);
  return context.documents.show(
    `${l10n.t('Preview of {0}', migration.id)}, ${which.name}`,
    target.folder.uri,
    text,
    'yaml',
  );
}

interface ChosenRow {
  readonly name: string;
  readonly query: PreviewQuery;
}

/** The row of the map table that the command was called on, the row number that it was given, or the one the user types. */
async function chooseRow(argument: unknown): Promise<ChosenRow | undefined> {
  if (isNode(argument) && argument.kind === 'row') {
    const ids = argument.row.sourceIds;
    return { name: l10n.t('source id {0}', ids.join(':')), query: { sourceId: ids } };
  }
  const given =
    typeof argument === 'object' && argument !== null && 'row' in argument ? Number(argument.row) : undefined;
  const row = given ?? (await askForRow());
  return row === undefined ? undefined : { name: l10n.t('row {0}', row), query: { row } };
}

async function askForRow(): Promise<number | undefined> {
  const typed = await window.showInputBox({
    title: l10n.t('Preview Row'),
    prompt: l10n.t('Number of the source row, counted from 1'),
    value: '1',
    validateInput: (value) => (/^[1-9]\d{0,14}$/.test(value.trim()) ? undefined : l10n.t('Type a number from 1 on.')),
  });
  return typed === undefined ? undefined : Number(typed);
}

/** The text of a definition as the editor has it, where it differs from the file. */
function unsavedText(file: string): string | undefined {
  return workspace.textDocuments.find(({ uri, isDirty }) => isDirty && uri.fsPath === file)?.getText();
}

/** Opens the file that defines a migration. */
export async function openDefinition(context: CommandContext, argument: unknown): Promise<TextDocument | undefined> {
  const target: Target | undefined = await findTarget(context.repository, argument);
  const file = target?.migrations[0]?.file;
  if (file === undefined) return undefined;
  const document = await workspace.openTextDocument(Uri.file(file));
  await window.showTextDocument(document);
  return document;
}
