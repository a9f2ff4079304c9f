import type { Json } from '@migrate-workbench/engine/php/value.ts';

/** What the map table says of a source row, in words. */
export type RowState = 'imported' | 'needs-update' | 'ignored' | 'failed' | 'unknown';

/** A row of a map table, decoded. */
export interface MapRow {
  /** `source_ids_hash`, the table's key. */
  readonly key: string;
  readonly sourceIds: readonly string[];
  /** Empty where the row has no destination. */
  readonly destinationIds: readonly string[];
  readonly state: RowState;
  /** Whether a rollback leaves the destination in place. */
  readonly preserved: boolean;
  readonly lastImported: Date | undefined;
  /** Hash of the source row, empty where the migration does not track changes. */
  readonly hash: string;
}

/** `source_row_status`: MigrateIdMapInterface's constants. */
const STATES: readonly RowState[] = ['imported', 'needs-update', 'ignored', 'failed'];
/** `rollback_action`: MigrateIdMapInterface::ROLLBACK_PRESERVE. */
const PRESERVE = 1;

/** Decodes a row with Drupal's columns. Columns that are missing or of a strange type are left out, nothing is thrown. */
export function decodeMapRow(row: Readonly<Record<string, Json>>): MapRow {
  const seconds = Number(row.last_imported ?? 0);
  return {
    key: text(row.source_ids_hash),
    sourceIds: numbered(row, 'sourceid'),
    destinationIds: numbered(row, 'destid'),
    state: STATES[Number(row.source_row_status)] ?? 'unknown',
    preserved: Number(row.rollback_action) === PRESERVE,
    lastImported: seconds > 0 ? new Date(seconds * 1000) : undefined,
    hash: text(row.hash),
  };
}

/** `sourceid1`, `sourceid2`, ... until the first that is NULL or missing. */
function numbered(row: Readonly<Record<string, Json>>, name: string): readonly string[] {
  const values: string[] = [];
  for (let n = 1; ; n++) {
    const value = row[`${name}${n}`];
    if (value === null || value === undefined) return values;
    values.push(text(value));
  }
}

function text(value: Json | undefined): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
