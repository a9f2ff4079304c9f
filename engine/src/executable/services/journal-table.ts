import path from 'node:path';
import type { Batch, BatchMember } from '../../store/batch.ts';
import type { Database } from '../../store/database.ts';
import type { Store } from '../../store/store.ts';
import { completeFiles, type FileEffect, type FileJournal, recoverFiles } from './file-journal.ts';

const DDL = `CREATE TABLE IF NOT EXISTS file_journal (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  pid INTEGER NOT NULL,
  effect TEXT NOT NULL,
  committed INTEGER NOT NULL DEFAULT 0
)`;

/** The file journal in the engine's database: an effect is recorded before it happens, and committed with its batch. */
export class FileJournalTable implements FileJournal, BatchMember {
  private readonly begun: { readonly id: number; readonly effect: FileEffect }[] = [];

  private constructor(
    private readonly database: Database,
    private readonly batch: Batch,
  ) {}

  /**
   * Opens the journal, as a member of the store's batch, and puts in order what processes that are gone left behind.
   * @param folder the only folder in which anything is undone or completed
   */
  static async open({ database, batch }: Pick<Store, 'database' | 'batch'>, folder: string): Promise<FileJournalTable> {
    await database.exec(DDL);
    await recover(database, folder);
    const journal = new FileJournalTable(database, batch);
    batch.add(journal);
    return journal;
  }

  async begin(effect: FileEffect): Promise<void> {
    // Within the transaction of a write that is on its way, the record would not be on disk yet.
    await this.batch.settle();
    const [row] = await this.database.all('INSERT INTO file_journal (pid, effect) VALUES (?, ?) RETURNING id', [
      process.pid,
      JSON.stringify(effect),
    ]);
    this.begun.push({ id: Number(row?.id), effect });
  }

  get dirty(): boolean {
    return this.begun.length > 0;
  }

  async write(database: Database): Promise<void> {
    await database.run('UPDATE file_journal SET committed = 1 WHERE id IN (SELECT value FROM json_each(?))', [
      this.ids(),
    ]);
  }

  async written(): Promise<void> {
    await completeFiles(this.begun.map(({ effect }) => effect));
    await this.forget();
  }

  async discard(): Promise<void> {
    if (this.begun.length === 0) return;
    await recoverFiles(this.begun.map(({ effect }) => ({ effect, committed: false })));
    await this.forget();
  }

  private ids(): string {
    return JSON.stringify(this.begun.map(({ id }) => id));
  }

  private async forget(): Promise<void> {
    await this.database.run('DELETE FROM file_journal WHERE id IN (SELECT value FROM json_each(?))', [this.ids()]);
    this.begun.length = 0;
  }
}

async function recover(database: Database, folder: string): Promise<void> {
  const rows = await database.all('SELECT id, pid, effect, committed FROM file_journal ORDER BY id');
  const left = rows.filter((row) => Number(row.pid) !== process.pid && !isAlive(Number(row.pid)));
  if (left.length === 0) return;
  const entries = left.map((row) => ({
    effect: JSON.parse(String(row.effect)) as FileEffect,
    committed: row.committed === 1,
  }));
  await recoverFiles(
    entries.filter(
      ({ effect }) => isInside(effect.path, folder) && (effect.kind === 'create' || isInside(effect.backup, folder)),
    ),
  );
  await database.run('DELETE FROM file_journal WHERE id IN (SELECT value FROM json_each(?))', [
    JSON.stringify(left.map((row) => row.id)),
  ]);
}

/** The database may come from anywhere: nothing outside the folder is touched on its word. */
function isInside(file: string, folder: string): boolean {
  const relative = path.relative(folder, path.resolve(file));
  return relative !== '' && !relative.startsWith('..') && !path.isAbsolute(relative);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it is there, and not ours.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
