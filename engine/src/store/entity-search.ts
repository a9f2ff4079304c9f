import type { StoredEntity } from '../plugins/services.ts';
import { type Database, quoteName } from './database.ts';

type Id = string | number;

/** Which of a batch's waiting entities hold a value: an index over the overlay for each field that is searched. */
export class OverlaySearch {
  /** `type, field, property` -> lower-cased value -> ids. */
  private readonly indexes = new Map<string, FieldIndex>();

  /** Ids of waiting entities with this value. `waiting` is read once, when a field is searched for the first time. */
  find(type: string, field: string, property: string, value: string, waiting: Iterable<StoredEntity>): readonly Id[] {
    const key = `${type}\0${field}\0${property}`;
    let index = this.indexes.get(key);
    if (!index) {
      index = new FieldIndex(type, field, property);
      for (const entity of waiting) index.add(entity);
      this.indexes.set(key, index);
    }
    return index.find(value);
  }

  add(entity: StoredEntity): void {
    for (const index of this.indexes.values()) index.add(entity);
  }

  remove(entity: StoredEntity): void {
    for (const index of this.indexes.values()) index.remove(entity);
  }

  clear(): void {
    this.indexes.clear();
  }
}

class FieldIndex {
  private readonly ids = new Map<string, Set<Id>>();

  constructor(
    private readonly type: string,
    private readonly field: string,
    private readonly property: string,
  ) {}

  add(entity: StoredEntity): void {
    for (const value of this.values(entity)) {
      const ids = this.ids.get(value);
      if (ids) ids.add(entity.id);
      else this.ids.set(value, new Set([entity.id]));
    }
  }

  remove(entity: StoredEntity): void {
    for (const value of this.values(entity)) this.ids.get(value)?.delete(entity.id);
  }

  find(value: string): readonly Id[] {
    return [...(this.ids.get(value.toLowerCase()) ?? [])];
  }

  private values(entity: StoredEntity): readonly string[] {
    if (entity.type !== this.type) return [];
    const items = entity.fields[this.field] ?? [];
    return items.flatMap((item) => (item[this.property] == null ? [] : [String(item[this.property]).toLowerCase()]));
  }
}

/**
 * Ids of stored entities of which any item of a field has this value. The first items are found by an expression index,
 * made when a field is first searched; the few entities with more items by another.
 */
export async function findStored(
  database: Database,
  type: string,
  field: string,
  property: string,
  value: string,
): Promise<readonly Id[]> {
  const items = jsonPath(field);
  const first = `json_extract(fields, ${jsonPath(field, 0, property)})`;
  // Named, since SQLite would rather walk all entities of the type by the primary key. A connection that cannot make them walks.
  const [byFirst, bySeveral] = database.readOnly
    ? ['', '']
    : indexNames(field, property).map((name) => `INDEXED BY ${name}`);
  const rows = await database.all(
    `SELECT id FROM entity ${byFirst} WHERE type = ?1 AND ${first} = ?2 COLLATE NOCASE
     UNION SELECT id FROM entity ${bySeveral} WHERE type = ?1 AND json_array_length(fields, ${items}) > 1
       AND EXISTS (SELECT 1 FROM json_each(fields, ${items}) AS item WHERE item.value ->> ${jsonPath(property)} = ?2 COLLATE NOCASE)
     ORDER BY id`,
    [type, value],
  );
  return rows.map((row) => row.id as Id);
}

/** Makes the indexes that {@link findStored} lives on, where it can. */
export async function indexField(database: Database, field: string, property: string): Promise<void> {
  if (database.readOnly) return;
  const [byFirst, bySeveral] = indexNames(field, property);
  await database.exec(
    `CREATE INDEX IF NOT EXISTS ${byFirst} ON entity (type, json_extract(fields, ${jsonPath(field, 0, property)}) COLLATE NOCASE);
     CREATE INDEX IF NOT EXISTS ${bySeveral} ON entity (type) WHERE json_array_length(fields, ${jsonPath(field)}) > 1`,
  );
}

function indexNames(field: string, property: string): readonly [string, string] {
  return [quoteName(`entity_${field}_${property}`), quoteName(`entity_${field}_several`)];
}

/** A JSON path as an SQL literal; names are quoted for both. */
function jsonPath(...steps: readonly (string | number)[]): string {
  const path = steps.map((step) => (typeof step === 'number' ? `[${step}]` : `.${JSON.stringify(step)}`)).join('');
  return `'$${path.replaceAll("'", "''")}'`;
}
