import type { Runner, RunProgress, StatusReport } from '@migrate-workbench/engine/executable/runner.ts';
import { type Disposable, type Event, EventEmitter, type WorkspaceFolder } from 'vscode';
import { decodeMapRow, type MapRow } from './map-row.ts';

/** The migrations of one workspace folder, or why they could not be listed. */
export interface FolderOverview {
  readonly folder: WorkspaceFolder;
  readonly report: StatusReport | undefined;
  readonly error: Error | undefined;
}

/** What is loaded of a migration's map table. */
export interface LoadedRows {
  readonly rows: readonly MapRow[];
  /** Cursor of the next page; null at the end. */
  readonly next: string | null;
}

/** What a migration is doing in this window. */
export type Activity =
  | { readonly kind: 'running'; readonly id: string; readonly progress: RunProgress | undefined }
  | { readonly kind: 'interrupted'; readonly id: string };

/** Where the repository reads: the folders that can be run, and the runner of each. */
export interface Folders {
  list(): readonly WorkspaceFolder[];
  runner(folder: WorkspaceFolder): Runner;
}

/** A change of one migration's activity, or of everything. */
export interface RepositoryChange {
  readonly migration: { readonly folder: WorkspaceFolder; readonly id: string } | undefined;
}

const PAGE = 50;

/**
 * What is known of the workspace's migrations: their status, the rows of map tables that were asked for, and what is running.
 * Read from the runners when first asked and kept until `refresh()`; views are drawn from here.
 */
export class MigrationsRepository implements Disposable {
  private readonly changes = new EventEmitter<RepositoryChange>();
  private cached: Promise<readonly FolderOverview[]> | undefined;
  private readonly rows = new Map<string, Promise<LoadedRows>>();
  private readonly activities = new Map<string, Activity>();

  /** @param onError hears why a folder could not be read, each time that was tried */
  constructor(
    private readonly folders: Folders,
    private readonly onError: (error: Error) => void,
  ) {}

  /** Fires when something changed that a view may show. */
  get onDidChange(): Event<RepositoryChange> {
    return this.changes.event;
  }

  /** The status of every folder; a folder that cannot be read says why. Never rejects. */
  overview(): Promise<readonly FolderOverview[]> {
    this.cached ??= Promise.all(this.folders.list().map((folder) => this.read(folder)));
    return this.cached;
  }

  /** The same for a command: a folder that could not be read is tried again, which starts an engine that has ended. */
  async currentOverview(): Promise<readonly FolderOverview[]> {
    const known = await this.overview();
    if (!known.some(({ error }) => error)) return known;
    this.refresh();
    return this.overview();
  }

  /** Forgets what was read. */
  refresh(): void {
    this.cached = undefined;
    this.rows.clear();
    for (const [key, activity] of this.activities) if (activity.kind === 'interrupted') this.activities.delete(key);
    this.changes.fire({ migration: undefined });
  }

  /** The first rows of a migration's map table, and those that `loadMore` added. */
  loadedRows(folder: WorkspaceFolder, id: string): Promise<LoadedRows> {
    const key = keyOf(folder, id);
    const known = this.rows.get(key) ?? this.page(folder, id, { rows: [], next: null });
    this.rows.set(key, known);
    known.catch(() => this.forget(key, known));
    return known;
  }

  /** Adds a page to the rows of a migration. */
  async loadMore(folder: WorkspaceFolder, id: string): Promise<void> {
    const key = keyOf(folder, id);
    const before = this.loadedRows(folder, id);
    const loaded = await before;
    // Asked twice, or already at the end.
    if (loaded.next === null || this.rows.get(key) !== before) return;
    const more = this.page(folder, id, loaded);
    this.rows.set(key, more);
    more.catch(() => this.rows.set(key, before));
    await more;
    this.changes.fire({ migration: { folder, id } });
  }

  /** What a migration is doing, where it is doing anything. */
  activity(folder: WorkspaceFolder, id: string): Activity | undefined {
    return this.activities.get(keyOf(folder, id));
  }

  /** Marks a migration as running. */
  startRun(folder: WorkspaceFolder, id: string): void {
    this.mark(folder, { kind: 'running', id, progress: undefined });
  }

  /** Says how far a run has come. */
  progress(folder: WorkspaceFolder, progress: RunProgress): void {
    this.mark(folder, { kind: 'running', id: progress.migration, progress });
  }

  /** A run is over, well or not: what was known of its migration is read anew. A mark of interruption stays. */
  endRun(folder: WorkspaceFolder, id: string): void {
    const key = keyOf(folder, id);
    if (this.activities.get(key)?.kind === 'interrupted') return;
    this.activities.delete(key);
    this.refresh();
  }

  /** Ids of the migrations that are running. */
  running(): readonly string[] {
    return [...this.activities.values()].filter(({ kind }) => kind === 'running').map(({ id }) => id);
  }

  /** Ids of the migrations of a folder whose run was cut off by the end of the engine's process. */
  interrupted(folder: WorkspaceFolder): readonly string[] {
    return [...this.activities].flatMap(([key, { id, kind }]) =>
      kind === 'interrupted' && key === keyOf(folder, id) ? id : [],
    );
  }

  /** The process of the runs is gone: whatever was running is marked as interrupted, until the next refresh. */
  interruptAll(): void {
    for (const [key, { id }] of this.activities) this.activities.set(key, { kind: 'interrupted', id });
    this.changes.fire({ migration: undefined });
  }

  dispose(): void {
    this.changes.dispose();
  }

  private mark(folder: WorkspaceFolder, activity: Activity): void {
    this.activities.set(keyOf(folder, activity.id), activity);
    this.changes.fire({ migration: { folder, id: activity.id } });
  }

  private async read(folder: WorkspaceFolder): Promise<FolderOverview> {
    try {
      return { folder, report: await this.folders.runner(folder).status({}), error: undefined };
    } catch (reason) {
      const error = reason instanceof Error ? reason : new Error(String(reason));
      this.onError(error);
      return { folder, report: undefined, error };
    }
  }

  private async page(folder: WorkspaceFolder, id: string, loaded: LoadedRows): Promise<LoadedRows> {
    const after = loaded.next === null ? {} : { after: loaded.next };
    const page = await this.folders.runner(folder).map(id, { limit: PAGE, ...after });
    return { rows: [...loaded.rows, ...page.rows.map(decodeMapRow)], next: page.next };
  }

  private forget(key: string, rows: Promise<LoadedRows>): void {
    if (this.rows.get(key) === rows) this.rows.delete(key);
  }
}

function keyOf(folder: WorkspaceFolder, id: string): string {
  return JSON.stringify([folder.uri.toString(), id]);
}
