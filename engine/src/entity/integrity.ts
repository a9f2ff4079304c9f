import { PhpException } from '../php/errors.ts';
import type { EntityDocument } from '../plugins/services.ts';
import type { EntityKey, EntityType } from '../site/model.ts';
import type { FieldPlan } from './field-plan.ts';

/** A column of the entity's own tables that takes no NULL. */
export interface RequiredColumn {
  readonly field: string;
  /** `TABLE.COLUMN`, as the database names it. */
  readonly column: string;
}

/** Entity keys whose columns take no NULL (`getSharedTableFieldSchema()`); those of ids and uuids the storage fills. */
const REQUIRED_KEYS: readonly EntityKey[] = ['bundle', 'langcode', 'published', 'owner'];

/** What the storage schemas of entity types add: columns made NOT NULL for the sake of an index. */
const REQUIRED_BY_TYPE: Readonly<Record<string, readonly string[]>> = {
  node: ['title', 'created', 'changed', 'promote', 'sticky'],
  user: ['name', 'access', 'created'],
  taxonomy_term: ['name', 'weight'],
  file: ['uri', 'status', 'changed'],
  comment: ['entity_type', 'field_name', 'created', 'thread'],
};

/** And what they take away. */
const NULLABLE_KEYS: Readonly<Record<string, readonly string[]>> = { file: ['uid'] };

/** Unique keys beside ids and uuids: the fields of `users_field_data.user__name`. */
export const uniqueKeys: Readonly<Record<string, { readonly field: string; readonly columns: readonly string[] }>> = {
  user: { field: 'name', columns: ['users_field_data.name', 'users_field_data.langcode'] },
};

/** The columns of an entity type that take no NULL, in the order of its fields. */
export function requiredColumns(entityType: EntityType, fields: readonly FieldPlan[]): readonly RequiredColumn[] {
  const { keys, tables, id } = entityType;
  const table = tables.data ?? tables.base;
  if (!table) return [];
  const nullable = new Set(NULLABLE_KEYS[id]);
  const names = new Set([...REQUIRED_KEYS.map((key) => keys[key]), ...(REQUIRED_BY_TYPE[id] ?? [])]);
  return fields
    .filter(({ name }) => names.has(name) && !nullable.has(name))
    .map(({ name }) => ({ field: name, column: `${table}.${name}` }));
}

/**
 * Checks what a database would.
 * @throws PhpException EntityStorageException for the first column that would hold NULL
 */
export function checkNotNull(columns: readonly RequiredColumn[], fields: EntityDocument): void {
  for (const { field, column } of columns) if (!fields[field]?.length) throw notNullFailed(column);
}

/** Columns of a field's own table: `end_value` of a date range that has only a start. */
export function checkItemColumns(entityType: EntityType, plans: readonly FieldPlan[], fields: EntityDocument): void {
  for (const { name, notNull } of plans) {
    for (const property of notNull) {
      if (fields[name]?.some((item) => item[property] === null)) {
        throw notNullFailed(`${entityType.id}__${name}.${name}_${property}`);
      }
    }
  }
}

function notNullFailed(column: string): PhpException {
  return storageException(`SQLSTATE[23000]: Integrity constraint violation: 19 NOT NULL constraint failed: ${column}`);
}

/** The error of a value that another entity has already. */
export function uniqueFailed(columns: readonly string[]): PhpException {
  const names = columns.join(', ');
  return storageException(`SQLSTATE[23000]: Integrity constraint violation: 19 UNIQUE constraint failed: ${names}`);
}

/** `Drupal\Core\Entity\EntityStorageException`. */
export function storageException(message: string): PhpException {
  return new PhpException('Drupal\\Core\\Entity\\EntityStorageException', message);
}
