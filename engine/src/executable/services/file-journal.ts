import { mkdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';

/**
 * A change of one file below the state folder, told before it happens. `create` puts a file where none is; `replace` and
 * `remove` keep the old one as `backup`, a path on the same file system, until the change is committed.
 */
export type FileEffect =
  | { readonly kind: 'create'; readonly path: string }
  | { readonly kind: 'replace' | 'remove'; readonly path: string; readonly backup: string };

/** Where effects are recorded. */
export interface FileJournal {
  /**
   * Records an effect and answers once it is on disk: only then does it happen. The batch's transaction marks the
   * effects that were begun before it as committed.
   */
  begin(effect: FileEffect): Promise<void>;
}

/** An effect that is found in the journal: its batch was committed, or was not and never will be. */
export interface JournalEntry {
  readonly effect: FileEffect;
  readonly committed: boolean;
}

/**
 * Brings the files in line with the database when it is opened: undoes what was not committed, last first, and
 * completes the rest. Doing it twice does no harm, so entries are deleted afterwards.
 * @param entries in the order in which they were begun
 */
export async function recoverFiles(entries: readonly JournalEntry[]): Promise<void> {
  for (const { effect, committed } of [...entries].reverse()) if (!committed) await undo(effect);
  await completeFiles(entries.filter((entry) => entry.committed).map((entry) => entry.effect));
}

/** Drops what was kept in case that effects had to be undone: called once their batch is committed. */
export async function completeFiles(effects: readonly FileEffect[]): Promise<void> {
  for (const effect of effects) if (effect.kind !== 'create') await rm(effect.backup, { force: true });
}

/** Without the backup the effect never happened, or is undone already. */
async function undo(effect: FileEffect): Promise<void> {
  if (effect.kind === 'create') return rm(effect.path, { force: true });
  if (!(await exists(effect.backup))) return;
  await mkdir(path.dirname(effect.path), { recursive: true });
  await rename(effect.backup, effect.path);
}

async function exists(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  );
}
