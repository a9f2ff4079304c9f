import { commands, type Event, EventEmitter, l10n, type TreeDataProvider, type TreeItem, workspace } from 'vscode';
import { byGroup } from '../documents/status.ts';
import { treeItem } from './items.ts';
import type { BrokenNode, GroupNode, MigrationNode, Node } from './nodes.ts';
import type { FolderOverview, MigrationsRepository } from './repository.ts';

/** Which of its empty states the Migrations view is in: the `when` clauses of its welcome texts read this context key. */
type ViewState = 'ready' | 'empty' | 'failed';

/** The Migrations view: the repository's data as a tree. */
export class MigrationsTree implements TreeDataProvider<Node> {
  private readonly redraw = new EventEmitter<Node | undefined>();
  private readonly migrations = new Map<string, MigrationNode>();

  constructor(private readonly repository: MigrationsRepository) {
    repository.onDidChange(({ migration }) => {
      this.redraw.fire(migration && this.migrations.get(keyOf(migration.folder.uri.toString(), migration.id)));
    });
  }

  get onDidChangeTreeData(): Event<Node | undefined> {
    return this.redraw.event;
  }

  getTreeItem(node: Node): TreeItem {
    return treeItem(
      node,
      node.kind === 'migration' ? this.repository.activity(node.folder, node.migration.id) : undefined,
    );
  }

  async getChildren(node?: Node): Promise<Node[]> {
    if (!node) return this.roots();
    if (node.kind === 'migration') return this.rows(node);
    return 'children' in node ? [...node.children] : [];
  }

  private async roots(): Promise<Node[]> {
    if (!workspace.isTrusted) return [];
    const overviews = await this.repository.overview();
    this.migrations.clear();
    const folders = overviews.map((overview) => ({ overview, children: this.folderChildren(overview) }));
    const shown = folders.some(({ children }) => children.length > 0);
    const state: ViewState = shown ? 'ready' : overviews.some(({ error }) => error) ? 'failed' : 'empty';
    void commands.executeCommand('setContext', 'migrateWorkbench.view', state);
    if (!shown) return [];
    if (folders.length === 1) return folders.flatMap(({ children }) => children);
    return folders.map(({ overview: { folder, error }, children }) => ({ kind: 'folder', folder, error, children }));
  }

  private folderChildren({ folder, report }: FolderOverview): Node[] {
    if (!report) return [];
    const groups = [...byGroup(report.migrations)].map(([label, migrations]): GroupNode => {
      const children = migrations.map((migration): MigrationNode => ({ kind: 'migration', folder, migration }));
      for (const child of children) this.migrations.set(keyOf(folder.uri.toString(), child.migration.id), child);
      return { kind: 'group', folder, label, children };
    });
    if (report.problems.length === 0) return groups;
    const broken: BrokenNode = {
      kind: 'broken',
      folder,
      children: report.problems.map((problem) => ({ kind: 'brokenFile', folder, ...problem })),
    };
    return [...groups, broken];
  }

  private async rows(parent: MigrationNode): Promise<Node[]> {
    try {
      const { rows, next } = await this.repository.loadedRows(parent.folder, parent.migration.id);
      if (rows.length === 0) return [{ kind: 'note', parent, text: l10n.t('No rows in its map table.') }];
      const nodes = rows.map((row): Node => ({ kind: 'row', parent, row }));
      return next === null ? nodes : [...nodes, { kind: 'more', parent }];
    } catch (error) {
      return [{ kind: 'note', parent, text: error instanceof Error ? error.message : String(error) }];
    }
  }
}

function keyOf(folder: string, id: string): string {
  return JSON.stringify([folder, id]);
}
