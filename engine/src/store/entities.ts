import type { Json } from '../php/value.ts';
import type { EntityDocument, EntityStorage, Maybe, StoredEntity } from '../plugins/services.ts';
import type { BatchMember } from './batch.ts';
import { type BulkTarget, selectRows, upsertRows } from './bulk.ts';
import { type Database, readerOf } from './database.ts';
import { findStored, indexField, OverlaySearch } from './entity-search.ts';
import { SequenceConflictError } from './errors.ts';
import { Overlay } from './overlay.ts';

/** `id` has no type: integers stay integers, strings strings. One row a revision and language (`is_default`: the
 * language that the entity was made in); `fields` is Drupal's `toArray()` as JSON. */
const DDL = `
CREATE TABLE IF NOT EXISTS entity (
  type TEXT NOT NULL,
  id NOT NULL,
  revision_id INTEGER NOT NULL,
  langcode TEXT NOT NULL,
  bundle TEXT NOT NULL,
  is_default INTEGER NOT NULL,
  fields TEXT NOT NULL,
  PRIMARY KEY (type, id, revision_id, langcode)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS entity_sequence (
  type TEXT NOT NULL PRIMARY KEY,
  last_id INTEGER NOT NULL,
  last_revision_id INTEGER NOT NULL
);
-- Every site has the users 0 and 1: the ids of others follow.
INSERT INTO entity_sequence (type, last_id, last_revision_id) VALUES ('user', 1, 0) ON CONFLICT DO NOTHING;
`;

const COLUMNS = ['type', 'id', 'revision_id', 'langcode', 'bundle', 'is_default', 'fields'];

const TARGET: BulkTarget = {
  table: 'entity',
  columns: COLUMNS,
  key: ['type', 'id', 'revision_id', 'langcode'],
};

interface Sequence {
  lastId: number;
  lastRevisionId: number;
}

/** How many entities that were read stay in memory from batch to batch. */
const LOADED_LIMIT = 2_000;

type EntityKey = string;
const keyOf = (type: string, id: string | number): EntityKey => `${type}\0${typeof id === 'number' ? id : `s${id}`}`;

function partsOf(key: EntityKey): { readonly type: string; readonly id: string | number } {
  const end = key.indexOf('\0');
  const id = key.slice(end + 1);
  return { type: key.slice(0, end), id: id.startsWith('s') ? id.slice(1) : Number(id) };
}

function copyOf(sequences: ReadonlyMap<string, Sequence>): Map<string, Sequence> {
  return new Map([...sequences].map(([type, sequence]) => [type, { ...sequence }]));
}

/** Entities as documents, with the overlay of the batch. */
export class EntityTable implements EntityStorage, BatchMember {
  private readonly overlay = new Overlay<StoredEntity>(LOADED_LIMIT);
  /** Keys of entities whose rows are written anew as a whole: those that have translations or had, and those whose revision changed. */
  private readonly rewritten = new Set<string>();
  private sequences = new Map<string, Sequence>();
  /** As the database has them, and as the write on its way leaves them. */
  private storedSequences = new Map<string, Sequence>();
  private frozenSequences = new Map<string, Sequence>();
  private readonly indexed = new Set<string>();
  private readonly search = new OverlaySearch();
  /** Types of which there is an entity (or was, in this run), and types of which there is none. */
  private readonly filled = new Set<string>();
  private readonly empty = new Set<string>();

  private constructor(private readonly database: Database) {}

  static async open(database: Database): Promise<EntityTable> {
    await database.exec(DDL);
    return EntityTable.on(database);
  }

  /** On a database whose tables exist. */
  static async on(database: Database): Promise<EntityTable> {
    const table = new EntityTable(database);
    await table.readSequences();
    return table;
  }

  load(type: string, id: string | number): Maybe<StoredEntity | undefined> {
    const key = keyOf(type, id);
    if (this.overlay.knows(key)) return this.overlay.get(key);
    return this.prefetch(type, [id]).then(() => this.overlay.get(key));
  }

  async prefetch(type: string, ids: readonly (string | number)[]): Promise<void> {
    this.overlay.trim();
    const missing = ids.filter((id) => !this.overlay.knows(keyOf(type, id)));
    if (missing.length === 0) return;
    for (const id of missing) this.overlay.learn(keyOf(type, id), undefined);
    const where = 'FROM entity WHERE type = ? AND id IN (SELECT value FROM json_each(?))';
    const rows = await selectRows(readerOf(this.database), COLUMNS, where, [type, JSON.stringify(missing)], ['fields']);
    for (const entity of entitiesOf(rows)) {
      const key = keyOf(type, entity.id);
      if (entity.translations) this.rewritten.add(key);
      this.overlay.learn(key, entity);
    }
  }

  isEmpty(type: string): Maybe<boolean> {
    if (this.filled.has(type)) return false;
    if (this.empty.has(type)) return true;
    return this.database.all('SELECT 1 FROM entity WHERE type = ? LIMIT 1', [type]).then((rows) => {
      (rows.length === 0 ? this.empty : this.filled).add(type);
      return rows.length === 0;
    });
  }

  async allIds(type: string): Promise<readonly (string | number)[]> {
    const rows = await readerOf(this.database).all('SELECT DISTINCT id FROM entity WHERE type = ? ORDER BY id', [type]);
    const stored = rows.map((row) => row.id as string | number);
    const changed = [...this.overlay.changedRows()].filter((entity) => entity.type === type).map(({ id }) => id);
    return [...stored.filter((id) => !this.overlay.isChanged(keyOf(type, id))), ...changed];
  }

  nextId(type: string): number {
    return ++this.sequence(type).lastId;
  }

  nextRevisionId(type: string): number {
    return ++this.sequence(type).lastRevisionId;
  }

  reserve(type: string, id: number, revisionId: number | null): void {
    const sequence = this.sequence(type);
    sequence.lastId = Math.max(sequence.lastId, id);
    sequence.lastRevisionId = Math.max(sequence.lastRevisionId, revisionId ?? 0);
  }

  save(entity: StoredEntity): void {
    this.filled.add(entity.type);
    this.empty.delete(entity.type);
    this.change(entity.type, entity.id, entity);
  }

  delete(type: string, id: string | number): void {
    this.change(type, id, undefined);
  }

  private change(type: string, id: string | number, entity: StoredEntity | undefined): void {
    const key = keyOf(type, id);
    const before = this.overlay.isChanged(key) ? this.overlay.get(key) : undefined;
    if (before) this.search.remove(before);
    if (entity) this.search.add(entity);
    if (entity?.translations || (entity && this.hasOtherRevision(key, entity))) this.rewritten.add(key);
    this.overlay.set(key, entity);
  }

  /** The row of the revision before would stay behind otherwise. */
  private hasOtherRevision(key: EntityKey, entity: StoredEntity): boolean {
    const known = this.overlay.knows(key) ? this.overlay.get(key) : undefined;
    return known !== undefined && known.revisionId !== entity.revisionId;
  }

  async find(type: string, field: string, property: string, value: string): Promise<readonly (string | number)[]> {
    const name = `${field}\0${property}`;
    if (!this.indexed.has(name)) await indexField(this.database, field, property);
    this.indexed.add(name);
    const stored = await findStored(this.database, type, field, property, value);
    const changed = this.search.find(type, field, property, value, this.overlay.changedRows());
    return [...stored.filter((id) => !this.overlay.isChanged(keyOf(type, id))), ...changed];
  }

  /** Entities that are changed or deleted and not yet written: what a dry run would have done. */
  *changes(): Generator<{
    readonly type: string;
    readonly id: string | number;
    readonly entity: StoredEntity | undefined;
  }> {
    for (const [key, entity] of this.overlay.changedKeys()) yield { ...partsOf(key), entity };
  }

  get dirty(): boolean {
    return this.overlay.dirty;
  }

  freeze(): void {
    this.overlay.freeze();
    this.frozenSequences = copyOf(this.sequences);
  }

  async write(database: Database): Promise<void> {
    await this.writeSequences(database);
    const saved: StoredEntity[] = [];
    const deleted = new Map<string, (string | number)[]>();
    for (const [key, entity] of this.overlay.frozen) {
      if (entity) saved.push(entity);
      // A translation that was taken away must not stay behind, nor a revision that is not the default one any more.
      if (entity && !this.rewritten.has(key)) continue;
      const { type, id } = partsOf(key);
      const ids = deleted.get(type) ?? [];
      ids.push(id);
      deleted.set(type, ids);
    }
    for (const [type, ids] of deleted) {
      await database.run('DELETE FROM entity WHERE type = ? AND id IN (SELECT value FROM json_each(?))', [
        type,
        JSON.stringify(ids),
      ]);
    }
    await upsertRows(database, TARGET, saved.flatMap(rowsOf));
  }

  written(): void {
    this.overlay.written();
    this.search.clear();
    this.storedSequences = this.frozenSequences;
  }

  discard(): void {
    this.overlay.discard();
    this.search.clear();
    this.sequences = copyOf(this.storedSequences);
  }

  /** Entities in order of type and id, for views. `after` is the key of the last one seen. */
  async page(query: {
    type?: string;
    bundle?: string;
    id?: string;
    limit: number;
    after?: readonly [string, string | number];
  }): Promise<readonly StoredEntity[]> {
    const conditions: string[] = [];
    const parameters: (string | number)[] = [];
    if (query.type !== undefined) conditions.push('type = ?') && parameters.push(query.type);
    if (query.bundle !== undefined) conditions.push('bundle = ?') && parameters.push(query.bundle);
    if (query.id !== undefined) conditions.push('CAST(id AS TEXT) = ?') && parameters.push(query.id);
    if (query.after) conditions.push('(type, id) > (?, ?)') && parameters.push(...query.after);
    const where = conditions.length ? `WHERE ${conditions.join(' AND ')}` : '';
    const keys = await this.database.all(
      `SELECT type, id FROM entity ${where ? `${where} AND` : 'WHERE'} is_default = 1 ORDER BY type, id LIMIT ?`,
      [...parameters, query.limit],
    );
    const pairs = JSON.stringify(keys.map((key) => [key.type, key.id]));
    const rows = await selectRows(
      this.database,
      COLUMNS,
      `FROM (SELECT value ->> 0 AS wanted_type, value ->> 1 AS wanted_id FROM json_each(?))
       JOIN entity ON type = wanted_type AND id = wanted_id ORDER BY type, id, is_default`,
      [pairs],
      ['fields'],
    );
    return entitiesOf(rows);
  }

  private sequence(type: string): Sequence {
    let sequence = this.sequences.get(type);
    if (!sequence) {
      sequence = { lastId: 0, lastRevisionId: 0 };
      this.sequences.set(type, sequence);
    }
    return sequence;
  }

  private async readSequences(): Promise<void> {
    for (const row of await this.database.all('SELECT type, last_id, last_revision_id FROM entity_sequence')) {
      const sequence = { lastId: Number(row.last_id), lastRevisionId: Number(row.last_revision_id) };
      this.sequences.set(String(row.type), { ...sequence });
      this.storedSequences.set(String(row.type), sequence);
    }
  }

  /** Writes the serial columns, if nobody else moved them since this connection read them. */
  private async writeSequences(database: Database): Promise<void> {
    for (const [type, sequence] of this.frozenSequences) {
      const stored = this.storedSequences.get(type);
      if (stored && stored.lastId === sequence.lastId && stored.lastRevisionId === sequence.lastRevisionId) continue;
      const changed = stored
        ? await database.run(
            'UPDATE entity_sequence SET last_id = ?, last_revision_id = ? WHERE type = ? AND last_id = ? AND last_revision_id = ?',
            [sequence.lastId, sequence.lastRevisionId, type, stored.lastId, stored.lastRevisionId],
          )
        : await database.run(
            'INSERT INTO entity_sequence (type, last_id, last_revision_id) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
            [type, sequence.lastId, sequence.lastRevisionId],
          );
      if (changed !== 1) throw new SequenceConflictError(type);
    }
  }
}

/** The document goes as text: as data, SQLite would have to write it out again, which takes it twice as long. */
function rowsOf(entity: StoredEntity): Json[][] {
  const row = (langcode: string, isDefault: number, fields: EntityDocument): Json[] => [
    entity.type,
    entity.id,
    entity.revisionId ?? 0,
    langcode,
    entity.bundle,
    isDefault,
    JSON.stringify(fields),
  ];
  const rows = [row(entity.langcode, 1, entity.fields)];
  for (const [langcode, fields] of Object.entries(entity.translations ?? {})) rows.push(row(langcode, 0, fields));
  return rows;
}

/** Entities of rows, translations gathered below the default one. */
function entitiesOf(rows: readonly (readonly Json[])[]): readonly StoredEntity[] {
  const translations = new Map<EntityKey, Record<string, EntityDocument>>();
  for (const [type, id, , langcode, , isDefault, fields] of rows) {
    if (isDefault) continue;
    const key = keyOf(String(type), idOf(id));
    translations.set(key, { ...translations.get(key), [String(langcode)]: fields as unknown as EntityDocument });
  }
  const entities: StoredEntity[] = [];
  for (const [type, id, revisionId, langcode, bundle, isDefault, fields] of rows) {
    if (!isDefault) continue;
    const others = translations.get(keyOf(String(type), idOf(id)));
    entities.push({
      type: String(type),
      id: idOf(id),
      revisionId: Number(revisionId) || null,
      langcode: String(langcode),
      bundle: String(bundle),
      fields: fields as unknown as EntityDocument,
      ...(others && { translations: others }),
    });
  }
  return entities;
}

function idOf(id: Json | undefined): string | number {
  return typeof id === 'number' ? id : String(id);
}
