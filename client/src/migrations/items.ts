import type { MigrationStatus } from '@migrate-workbench/engine/executable/runner.ts';
import {
  type Command,
  l10n,
  MarkdownString,
  ThemeColor,
  ThemeIcon,
  TreeItem,
  TreeItemCollapsibleState,
  Uri,
} from 'vscode';
import { number } from '../commands/summary.ts';
import type { MapRow, RowState } from './map-row.ts';
import type { BrokenFileNode, FolderNode, GroupNode, MigrationNode, MoreNode, Node, RowNode } from './nodes.ts';
import type { Activity } from './repository.ts';

const { Collapsed, Expanded, None } = TreeItemCollapsibleState;

/** How a node of the Migrations view looks. `activity` is what a migration is doing at the moment. */
export function treeItem(node: Node, activity: Activity | undefined): TreeItem {
  switch (node.kind) {
    case 'folder':
      return folderItem(node);
    case 'group':
      return groupItem(node);
    case 'migration':
      return migrationItem(node, activity);
    case 'row':
      return rowItem(node);
    case 'more':
      return moreItem(node);
    case 'note':
      return new TreeItem(node.text, None);
    case 'broken':
      return item(l10n.t('Broken files'), Expanded, { icon: icon('error', 'list.errorForeground'), context: 'broken' });
    case 'brokenFile':
      return brokenFileItem(node);
  }
}

interface Look {
  readonly icon: ThemeIcon;
  readonly context: string;
  readonly id?: string;
  readonly description?: string;
  readonly tooltip?: MarkdownString | string;
  readonly command?: Command;
}

function item(label: string, state: TreeItemCollapsibleState, look: Look): TreeItem {
  const made = new TreeItem(label, state);
  made.iconPath = look.icon;
  made.contextValue = look.context;
  // An own id keeps a node expanded when its description changes.
  if (look.id) made.id = look.id;
  if (look.description) made.description = look.description;
  if (look.tooltip) made.tooltip = look.tooltip;
  if (look.command) made.command = look.command;
  return made;
}

function icon(id: string, color?: string): ThemeIcon {
  return new ThemeIcon(id, color ? new ThemeColor(color) : undefined);
}

function folderItem({ folder, error }: FolderNode): TreeItem {
  return item(folder.name, Expanded, {
    id: folder.uri.toString(),
    icon: error ? icon('error', 'list.errorForeground') : icon('root-folder'),
    context: 'folder',
    description: error?.message,
    tooltip: error?.message ?? folder.uri.fsPath,
  });
}

function groupItem({ folder, label, children }: GroupNode): TreeItem {
  return item(label, Expanded, {
    id: `${folder.uri}#group:${label}`,
    icon: icon('folder-library'),
    context: 'group',
    description: children.length === 1 ? l10n.t('1 migration') : l10n.t('{0} migrations', children.length),
  });
}

function migrationItem({ folder, migration }: MigrationNode, activity: Activity | undefined): TreeItem {
  return item(migration.id, Collapsed, {
    id: `${folder.uri}#${migration.id}`,
    icon: migrationIcon(migration, activity),
    context: activity?.kind === 'running' ? 'migration.running' : 'migration',
    description: migrationDescription(migration, activity),
    tooltip: migrationTooltip(migration),
  });
}

function migrationIcon(migration: MigrationStatus, activity: Activity | undefined): ThemeIcon {
  if (activity?.kind === 'running') return icon('sync~spin');
  if (activity?.kind === 'interrupted') return icon('warning', 'list.warningForeground');
  if (migration.problem) return icon('error', 'list.errorForeground');
  if (migration.status === 'Disabled') return icon('circle-slash', 'disabledForeground');
  if (migration.status !== 'Idle') return icon('sync');
  if (migration.message_count > 0) return icon('warning', 'list.warningForeground');
  if (migration.imported === 0) return icon('circle-outline');
  const done = migration.unprocessed === 0 && migration.needing_update === 0;
  return done ? icon('pass-filled', 'testing.iconPassed') : icon('circle-filled', 'charts.blue');
}

function migrationDescription(migration: MigrationStatus, activity: Activity | undefined): string {
  if (activity?.kind === 'interrupted') return l10n.t('Interrupted: the engine ended during its run');
  if (activity?.kind === 'running') return runningText(activity);
  const imported = number(migration.imported);
  const total = migration.total === null ? l10n.t('{0} imported', imported) : `${imported}/${number(migration.total)}`;
  const parts = [migration.status, total];
  if (migration.needing_update > 0) parts.push(l10n.t('{0} need update', number(migration.needing_update)));
  if (migration.message_count === 1) parts.push(l10n.t('1 message'));
  if (migration.message_count > 1) parts.push(l10n.t('{0} messages', number(migration.message_count)));
  return parts.join(' · ');
}

function runningText({ progress }: Activity & { kind: 'running' }): string {
  if (!progress) return l10n.t('Waiting');
  const what = progress.operation === 'import' ? l10n.t('Importing') : l10n.t('Rolling back');
  const of = progress.total === null ? '' : ` / ${number(progress.total)}`;
  return `${what} ${number(progress.processed)}${of}`;
}

function migrationTooltip(migration: MigrationStatus): MarkdownString {
  const text = new MarkdownString();
  text
    .appendMarkdown('**')
    .appendText(migration.label || migration.id)
    .appendMarkdown('**\n\n');
  if (migration.problem) text.appendText(migration.problem).appendMarkdown('\n\n');
  const of = migration.total === null ? l10n.t('an unknown number') : number(migration.total);
  text.appendText(l10n.t('{0} of {1} rows imported', number(migration.imported), of)).appendMarkdown('\n\n');
  const last = migration.last_imported ? new Date(migration.last_imported).toLocaleString() : l10n.t('never');
  text.appendText(l10n.t('Last imported: {0}', last)).appendMarkdown('\n\n');
  if (migration.tags.length) text.appendText(l10n.t('Tags: {0}', migration.tags.join(', '))).appendMarkdown('\n\n');
  return text.appendText(migration.file);
}

/** Icons and colours of a row's state; the state also stands beside it as a word. */
const ROW_ICONS: Readonly<Record<RowState, ThemeIcon>> = {
  imported: icon('pass', 'testing.iconPassed'),
  'needs-update': icon('refresh', 'list.warningForeground'),
  ignored: icon('circle-slash', 'disabledForeground'),
  failed: icon('error', 'list.errorForeground'),
  unknown: icon('question'),
};

function rowItem({ parent, row }: RowNode): TreeItem {
  const destination = row.destinationIds.length ? row.destinationIds.join(':') : l10n.t('no destination');
  return item(`${row.sourceIds.join(':')} → ${destination}`, None, {
    id: `${parent.folder.uri}#${parent.migration.id}#${row.key}`,
    icon: ROW_ICONS[row.state],
    context: 'row',
    description: row.preserved ? l10n.t('{0}, kept at rollback', stateText(row.state)) : stateText(row.state),
    tooltip: rowTooltip(row),
  });
}

function rowTooltip(row: MapRow): MarkdownString {
  const lines = [
    l10n.t('Source ids: {0}', row.sourceIds.join(', ')),
    l10n.t('Destination ids: {0}', row.destinationIds.join(', ') || l10n.t('none')),
    l10n.t('Status: {0}', stateText(row.state)),
    l10n.t('Rollback: {0}', row.preserved ? l10n.t('keeps the destination') : l10n.t('deletes the destination')),
    l10n.t('Last imported: {0}', row.lastImported?.toLocaleString() ?? l10n.t('not recorded')),
    l10n.t('Hash of the source row: {0}', row.hash || l10n.t('not tracked')),
    l10n.t('Hash of the source ids: {0}', row.key),
  ];
  const text = new MarkdownString();
  for (const line of lines) text.appendText(line).appendMarkdown('\n\n');
  return text;
}

function stateText(state: RowState): string {
  switch (state) {
    case 'imported':
      return l10n.t('imported');
    case 'needs-update':
      return l10n.t('needs update');
    case 'ignored':
      return l10n.t('ignored');
    case 'failed':
      return l10n.t('failed');
    case 'unknown':
      return l10n.t('unknown status');
  }
}

function moreItem(node: MoreNode): TreeItem {
  const title = l10n.t('Load more…');
  return item(title, None, {
    icon: icon('ellipsis'),
    context: 'more',
    command: { command: 'migrateWorkbench.loadMore', title, arguments: [node] },
  });
}

function brokenFileItem({ folder, file, line, message }: BrokenFileNode): TreeItem {
  const at = Math.max(0, line - 1);
  const name = file.startsWith(folder.uri.fsPath) ? file.slice(folder.uri.fsPath.length + 1) : file;
  const options = { selection: { start: { line: at, character: 0 }, end: { line: at, character: 0 } } };
  return item(name, None, {
    id: `${folder.uri}#broken:${file}:${line}:${message}`,
    icon: icon('file'),
    context: 'brokenFile',
    description: message,
    tooltip: `${file}:${line}\n${message}`,
    command: { command: 'vscode.open', title: l10n.t('Open'), arguments: [Uri.file(file), options] },
  });
}
