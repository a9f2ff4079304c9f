import type { EntityDocument, EntityStorage, Maybe, StoredEntity } from '../plugins/services.ts';
import type { BatchMember } from './batch.ts';
import { type BulkTarget, upsertRows } from './bulk.ts';
import type { Database, SqlRow, SqlValue } from './database.ts';

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
`;

const COLUMNS = ['type', 'id', 'revision_id', 'langcode', 'bundle', 'is_default', 'fields'];
const SELECT = `SELECT ${COLUMNS.join(', ')} FROM entity`;

const TARGET: BulkTarget = {
  table: 'entity',
  columns: COLUMNS,
  key: ['type', 'id', 'revision_id', 'langcode'],
};

interface Sequence {
  lastId: number;
  lastRevisionId: number;
}

/** Another process gave out the same entity ids since this batch began. Nothing of the batch was written. */
export class SequenceConflictError extends Error {
  constructor(type: string) {
    super(`Another process saved entities of type ${type} at the same time. Nothing of this batch was written: run again.`);
  }
}

/** How many entities stay in memory from batch to batch. */
const LOADED_LIMIT = 5_000;

type EntityKey = string;
const keyOf = (type: string, id: string | number): EntityKey => `${type}\0${typeof id === 'number' ? id : `s${id}`}`;

/** Entities as documents, with the overlay of the batch. */
export class EntityTable implements EntityStorage, BatchMember {
  /** Changes of the batch; `undefined` is a deletion. */
  private readonly waiting = new Map<EntityKey, { type: string; id: string | number; entity: StoredEntity | undefined }>();
  /** What the database holds of the entities that this batch asked for. */
  private readonly loaded = new Map<EntityKey, StoredEntity | undefined>();
  private readonly sequences = new Map<string, Sequence>();
  private readonly storedSequences = new Map<string, Sequence>();
  private readonly indexed = new Set<string>();

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
    const waiting = this.waiting.get(key);
    if (waiting) return waiting.entity;
    if (this.loaded.has(key)) return this.loaded.get(key);
    return this.prefetch(type, [id]).then(() => this.loaded.get(key));
  }

  async prefetch(type: string, ids: readonly (string | number)[]): Promise<void> {
    const missing = ids.filter((id) => !this.loaded.has(keyOf(type, id)) && !this.waiting.has(keyOf(type, id)));
    if (missing.length === 0) return;
    for (const id of missing) this.loaded.set(keyOf(type, id), undefined);
    const rows = await this.database.all(
      `${SELECT} WHERE type = ? AND id IN (SELECT value FROM json_each(?))`,
      [type, JSON.stringify(missing)],
    );
    for (const entity of entitiesOf(rows)) this.loaded.set(keyOf(type, entity.id), entity);
  }

  async isEmpty(type: string): Promise<boolean> {
    for (const { type: waiting, entity } of this.waiting.values()) if (entity && waiting === type) return false;
    return (await this.database.all('SELECT 1 FROM entity WHERE type = ? LIMIT 1', [type])).length === 0;
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
    this.waiting.set(keyOf(entity.type, entity.id), { type: entity.type, id: entity.id, entity });
  }

  delete(type: string, id: string | number): void {
    this.waiting.set(keyOf(type, id), { type, id, entity: undefined });
  }

  async find(type: string, field: string, property: string, value: string): Promise<readonly (string | number)[]> {
    await this.index(type, field, property);
    const wanted = value.toLowerCase();
    const stored = await this.database.all(
      `SELECT id FROM entity WHERE type = ? AND ${extract(field, property)} = ? COLLATE NOCASE ORDER BY id`,
      [type, value],
    );
    const ids = stored.map((row) => row['id'] as string | number).filter((id) => !this.waiting.has(keyOf(type, id)));
    for (const { type: waitingType, id, entity } of this.waiting.values()) {
      if (waitingType !== type || !entity) continue;
      const items = entity.fields[field] ?? [];
      if (items.some((item) => String(item[property] ?? '').toLowerCase() === wanted && item[property] != null)) ids.push(id);
    }
    return ids;
  }

  get dirty(): boolean {
    return this.waiting.size > 0;
  }

  async write(database: Database): Promise<void> {
    await this.writeSequences(database);
    const saved: StoredEntity[] = [];
    const deleted = new Map<string, (string | number)[]>();
    for (const { type, id, entity } of this.waiting.values()) {
      if (entity) saved.push(entity);
      // A translation that was taken away must not stay behind.
      const shrinks = entity && this.loaded.get(keyOf(type, id))?.translations;
      if (!entity || shrinks) deleted.set(type, [...(deleted.get(type) ?? []), id]);
    }
    for (const [type, ids] of deleted) {
      await database.run('DELETE FROM entity WHERE type = ? AND id IN (SELECT value FROM json_each(?))', [type, JSON.stringify(ids)]);
    }
    await upsertRows(database, TARGET, saved.flatMap(rowsOf));
  }

  written(): void {
    if (this.loaded.size > LOADED_LIMIT) this.loaded.clear();
    for (const [key, { entity }] of this.waiting) this.loaded.set(key, entity);
    this.waiting.clear();
    for (const [type, sequence] of this.sequences) this.storedSequences.set(type, { ...sequence });
  }

  discard(): void {
    this.waiting.clear();
    this.loaded.clear();
    this.sequences.clear();
    for (const [type, sequence] of this.storedSequences) this.sequences.set(type, { ...sequence });
  }

  /** Entities in order of type and id, for views. `after` is the key of the last one seen. */
  async page(query: { type?: string; bundle?: string; id?: string; limit: number; after?: readonly [string, string | number] }): Promise<readonly StoredEntity[]> {
    const conditions: string[] = [];
    const parameters: (string | number)[] = [];
    if (query.type !== undefined) conditions.push('type = ?') && parameters.push(query.type);
    if (query.bundle !== undefined) conditions.push('bundle = ?') && parameters.push(query.bundle);
    if (query.id !== undefined) conditions.push('CAST(id AS TEXT) = ?') && parameters.push(query.id);
    if (query.after) conditions.push('(type, id) > (?, ?)') && parameters.push(...query.after);
    const where = conditions.length ? `WHERE ${conditions.join(' AND ')}` : '';
    const rows = await this.database.all(
      `${SELECT} ${where ? `${where} AND` : 'WHERE'} is_default = 1 ORDER BY type, id LIMIT ?`,
      [...parameters, query.limit],
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
      const sequence = { lastId: Number(row['last_id']), lastRevisionId: Number(row['last_revision_id']) };
      this.sequences.set(String(row['type']), { ...sequence });
      this.storedSequences.set(String(row['type']), sequence);
    }
  }

  /** Writes the serial columns, if nobody else moved them since this connection read them. */
  private async writeSequences(database: Database): Promise<void> {
    for (const [type, sequence] of this.sequences) {
      const stored = this.storedSequences.get(type);
      if (stored && stored.lastId === sequence.lastId && stored.lastRevisionId === sequence.lastRevisionId) continue;
      const changed = stored
        ? await database.run('UPDATE entity_sequence SET last_id = ?, last_revision_id = ? WHERE type = ? AND last_id = ? AND last_revision_id = ?', [
            sequence.lastId,
            sequence.lastRevisionId,
            type,
            stored.lastId,
            stored.lastRevisionId,
          ])
        : await database.run('INSERT INTO entity_sequence (type, last_id, last_revision_id) VALUES (?, ?, ?) ON CONFLICT DO NOTHING', [
            type,
            sequence.lastId,
            sequence.lastRevisionId,
          ]);
      if (changed !== 1) throw new SequenceConflictError(type);
    }
  }

  /** An expression index for a field that is searched, made on first use: `make_unique_entity_field` asks for every row. */
  private async index(type: string, field: string, property: string): Promise<void> {
    const name = `entity_field_${type}_${field}_${property}`;
    if (this.indexed.has(name)) return;
    this.indexed.add(name);
    await this.database.exec(
      `CREATE INDEX IF NOT EXISTS "${name.replaceAll('"', '""')}" ON entity (type, ${extract(field, property)} COLLATE NOCASE)`,
    );
  }
}

/** The SQL expression of a field's first item. Field and property are quoted for the JSON path and for SQL. */
function extract(field: string, property: string): string {
  const path = `$.${JSON.stringify(field)}[0].${JSON.stringify(property)}`;
  return `json_extract(fields, '${path.replaceAll("'", "''")}')`;
}

function rowsOf(entity: StoredEntity): SqlValue[][] {
  const row = (langcode: string, isDefault: number, fields: EntityDocument): SqlValue[] => [
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
function entitiesOf(rows: readonly SqlRow[]): readonly StoredEntity[] {
  const translations = new Map<EntityKey, Record<string, EntityDocument>>();
  for (const row of rows) {
    if (row['is_default']) continue;
    const key = keyOf(String(row['type']), row['id'] as string | number);
    translations.set(key, { ...translations.get(key), [String(row['langcode'])]: documentOf(row) });
  }
  return rows
    .filter((row) => row['is_default'])
    .map((row) => {
      const type = String(row['type']);
      const id = row['id'] as string | number;
      const others = translations.get(keyOf(type, id));
      return {
        type,
        id,
        revisionId: Number(row['revision_id']) || null,
        langcode: String(row['langcode']),
        bundle: String(row['bundle']),
        fields: documentOf(row),
        ...(others && { translations: others }),
      };
    });
}

function documentOf(row: SqlRow): EntityDocument {
  return JSON.parse(String(row['fields'])) as EntityDocument;
}
