import type { MigrationStatus } from '@migrate-workbench/engine/executable/runner.ts';
import { l10n, type QuickPickItem, QuickPickItemKind, Uri, type WorkspaceFolder, window } from 'vscode';
import type { Node } from '../migrations/nodes.ts';
import type { MigrationsRepository } from '../migrations/repository.ts';

/** What a command is about: migrations of one folder. */
export interface Target {
  readonly folder: WorkspaceFolder;
  readonly migrations: readonly MigrationStatus[];
}

/** How a keybinding, a task or another extension names a migration; without a folder, the first that has it. */
export interface MigrationArgument {
  readonly id: string;
  readonly folder?: string;
}

/**
 * The migrations that a command is about: those of the tree node or the file it was called on, else the one in the active
 * editor, else one that the user picks. `undefined` where the user picks none.
 *
 * @param argument what VS Code hands to the command
 * @throws Error where there is no migration, or none of that name
 */
export async function findTarget(repository: MigrationsRepository, argument: unknown): Promise<Target | undefined> {
  if (isNode(argument)) return nodeTarget(argument);
  const all = await allMigrations(repository);
  if (isMigrationArgument(argument)) return named(all, argument);
  const file = argument instanceof Uri ? argument : window.activeTextEditor?.document.uri;
  const inFile = all.filter(({ migration }) => file?.scheme === 'file' && migration.file === file.fsPath);
  return single(inFile) ?? pick(all);
}

interface Found {
  readonly folder: WorkspaceFolder;
  readonly migration: MigrationStatus;
}

async function allMigrations(repository: MigrationsRepository): Promise<readonly Found[]> {
  const overviews = await repository.currentOverview();
  const all = overviews.flatMap(({ folder, report }) =>
    (report?.migrations ?? []).map((migration) => ({ folder, migration })),
  );
  if (all.length > 0) return all;
  throw overviews.find(({ error }) => error)?.error ?? new Error(l10n.t('This workspace has no migrations.'));
}

function named(all: readonly Found[], { id, folder }: MigrationArgument): Target {
  const found = all.find(
    (one) => one.migration.id === id && (folder === undefined || one.folder.uri.fsPath === folder),
  );
  if (found) return { folder: found.folder, migrations: [found.migration] };
  throw new Error(l10n.t('There is no migration "{0}" in this workspace.', id));
}

function single(found: readonly Found[]): Target | undefined {
  const [first] = found;
  return first && found.length === 1 ? { folder: first.folder, migrations: [first.migration] } : undefined;
}

function nodeTarget(node: Node): Target | undefined {
  switch (node.kind) {
    case 'migration':
      return { folder: node.folder, migrations: [node.migration] };
    case 'group':
      return { folder: node.folder, migrations: node.children.map(({ migration }) => migration) };
    case 'row':
    case 'more':
    case 'note':
      return nodeTarget(node.parent);
    default:
      return undefined;
  }
}

async function pick(all: readonly Found[]): Promise<Target | undefined> {
  const items: (QuickPickItem & { readonly found?: Found })[] = [];
  let heading = '';
  for (const found of all) {
    const group = found.migration.group;
    if (group !== heading) items.push({ label: group, kind: QuickPickItemKind.Separator });
    heading = group;
    items.push({ label: found.migration.id, description: found.migration.label, detail: undefined, found });
  }
  const picked = await window.showQuickPick(items, {
    placeHolder: l10n.t('Which migration?'),
    matchOnDescription: true,
  });
  return picked?.found && { folder: picked.found.folder, migrations: [picked.found.migration] };
}

/** Whether a command's argument is a node of the Migrations view. */
export function isNode(argument: unknown): argument is Node {
  return typeof argument === 'object' && argument !== null && 'kind' in argument;
}

function isMigrationArgument(argument: unknown): argument is MigrationArgument {
  return typeof argument === 'object' && argument !== null && 'id' in argument && typeof argument.id === 'string';
}
