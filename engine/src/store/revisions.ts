import type { Json } from '../php/value.ts';
import type { Maybe, RevisionStorage, StoredEntity } from '../plugins/services.ts';
import type { BatchMember } from './batch.ts';
import { type BulkTarget, upsertRows } from './bulk.ts';
import type { Database } from './database.ts';

/** `entity` is the whole stored entity as JSON: nobody searches in revisions. */
const DDL = `CREATE TABLE IF NOT EXISTS entity_revision (
  type TEXT NOT NULL,
  revision_id INTEGER NOT NULL,
  id NOT NULL,
  entity TEXT NOT NULL,
  PRIMARY KEY (type, revision_id)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS entity_revision_id ON entity_revision (type, id);`;

const TARGET: BulkTarget = {
  table: 'entity_revision',
  columns: ['type', 'revision_id', 'id', 'entity'],
  key: ['type', 'revision_id'],
};

interface Waiting {
  readonly type: string;
  readonly revisionId: number;
  readonly revision: StoredEntity | undefined;
}

/** Revisions beside the default ones, with the overlay of the batch. */
export class RevisionTable implements RevisionStorage, BatchMember {
  private readonly waiting = new Map<string, Waiting>();
  /** Entities that lose all their stored revisions, by type. */
  private readonly emptied = new Map<string, Set<string | number>>();

  private constructor(
    private readonly database: Database,
    /** Types that have any: deleting entities of the others costs nothing. */
    private readonly types: Set<string>,
  ) {}

  static async open(database: Database): Promise<RevisionTable> {
    await database.exec(DDL);
    return RevisionTable.on(database);
  }

  /** On a database that may be older than the table. */
  static async on(database: Database): Promise<RevisionTable> {
    const [table] = await database.all("SELECT name FROM sqlite_master WHERE name = 'entity_revision'");
    if (!table) return new RevisionTable(database, new Set());
    const rows = await database.all('SELECT DISTINCT type FROM entity_revision');
    return new RevisionTable(database, new Set(rows.map((row) => String(row.type))));
  }

  load(type: string, revisionId: number): Maybe<StoredEntity | undefined> {
    if (!this.types.has(type)) return undefined;
    const waiting = this.waiting.get(keyOf(type, revisionId));
    return waiting ? waiting.revision : this.read(type, revisionId);
  }

  save(revision: StoredEntity): void {
    this.types.add(revision.type);
    this.change(revision.type, revision.revisionId ?? 0, revision);
  }

  delete(type: string, revisionId: number): void {
    if (this.types.has(type)) this.change(type, revisionId, undefined);
  }

  deleteOf(type: string, id: string | number): void {
    if (!this.types.has(type)) return;
    for (const [key, { type: ofType, revision }] of this.waiting) {
      if (ofType === type && revision?.id === id) this.waiting.delete(key);
    }
    const emptied = this.emptied.get(type) ?? new Set();
    this.emptied.set(type, emptied.add(id));
  }

  get dirty(): boolean {
    return this.waiting.size > 0 || this.emptied.size > 0;
  }

  async write(database: Database): Promise<void> {
    for (const [type, ids] of this.emptied) {
      await database.run('DELETE FROM entity_revision WHERE type = ? AND id IN (SELECT value FROM json_each(?))', [
        type,
        JSON.stringify([...ids]),
      ]);
    }
    const saved: Json[][] = [];
    for (const { type, revisionId, revision } of this.waiting.values()) {
      if (revision) saved.push([type, revisionId, revision.id, JSON.stringify(revision)]);
      else {
        await database.run('DELETE FROM entity_revision WHERE type = ? AND revision_id = ?', [type, revisionId]);
      }
    }
    await upsertRows(database, TARGET, saved);
  }

  written(): void {
    this.discard();
  }

  discard(): void {
    this.waiting.clear();
    this.emptied.clear();
  }

  private change(type: string, revisionId: number, revision: StoredEntity | undefined): void {
    this.waiting.set(keyOf(type, revisionId), { type, revisionId, revision });
  }

  private async read(type: string, revisionId: number): Promise<StoredEntity | undefined> {
    const [row] = await this.database.all('SELECT id, entity FROM entity_revision WHERE type = ? AND revision_id = ?', [
      type,
      revisionId,
    ]);
    if (!row || this.emptied.get(type)?.has(row.id as string | number)) return undefined;
    return JSON.parse(String(row.entity)) as StoredEntity;
  }
}

function keyOf(type: string, revisionId: number): string {
  return `${type}\0${revisionId}`;
}
