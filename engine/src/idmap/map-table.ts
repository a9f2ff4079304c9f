import { exportValue } from '../php/conversion.ts';
import { arrayFrom, arrayKey, type Json, type Key, type PhpArray, type Value } from '../php/value.ts';
import { andThen } from '../pipeline/maybe.ts';
import type { IdDefinitions, Row } from '../pipeline/row.ts';
import { MigrateException, type RollbackAction, RowStatus } from '../plugins/exceptions.ts';
import type { Maybe } from '../plugins/services.ts';
import type { BatchMember } from '../store/batch.ts';
import { deleteRows, selectRows, upsertRows } from '../store/bulk.ts';
import { type Database, quoteName, readerOf, type SqlValue } from '../store/database.ts';
import { Overlay } from '../store/overlay.ts';
import { type IdColumn, idColumns, storedId } from './columns.ts';
import { sourceIdsHash } from './hash.ts';
import { MessageTable } from './message-table.ts';
import { tableNames } from './names.ts';
import { createTables, existingTables } from './schema.ts';

/** A row of a map table. Ids are as the database gives them: text, or NULL. */
export interface MapRow {
  readonly hash: string;
  readonly sourceIds: readonly (string | null)[];
  readonly destinationIds: readonly (string | null)[];
  readonly status: RowStatus;
  readonly rollbackAction: RollbackAction;
  /** Seconds since the epoch. */
  readonly lastImported: number;
  /** Hash of the source row, '' without `track_changes`. */
  readonly rowHash: string;
}

/** Counts of a map and its messages, as the id map's count methods give them. */
export interface MapCounts {
  readonly imported: number;
  readonly needsUpdate: number;
  readonly ignored: number;
  readonly failed: number;
  readonly processed: number;
  readonly messages: number;
}

/** How many rows that were read stay in memory from batch to batch. */
const LOADED_LIMIT = 20_000;

/** One migration's id map: `Plugin\migrate\id_map\Sql`, with the overlay of the batch in front of the tables. */
export class MapTable implements BatchMember {
  readonly messages: MessageTable;
  private layout:
    | {
        readonly source: readonly IdColumn[];
        readonly destination: readonly IdColumn[];
        readonly all: readonly string[];
      }
    | undefined;
  private readonly overlay = new Overlay<MapRow>(LOADED_LIMIT);
  private touched = false;

  private constructor(
    private readonly database: Database,
    readonly names: { readonly map: string; readonly message: string },
    private readonly sourceIds: IdDefinitions,
    private readonly destinationIds: IdDefinitions,
    private existing: boolean,
    messagesFilled: boolean,
  ) {
    this.messages = new MessageTable(database, names.message, messagesFilled);
  }

  static async open(
    database: Database,
    migrationId: string,
    sourceIds: IdDefinitions,
    destinationIds: IdDefinitions,
  ): Promise<MapTable> {
    const names = tableNames(migrationId);
    const exists = (await existingTables(database, [names.map])).has(names.map);
    const filled = exists && (await MessageTable.isFilled(database, names.message));
    return new MapTable(database, names, sourceIds, destinationIds, exists, filled);
  }

  /** A map that keeps nothing, whatever the tables of its name hold: `Plugin\\migrate\\id_map\\NullIdMap`. It must not join a batch. */
  static none(
    database: Database,
    migrationId: string,
    sourceIds: IdDefinitions,
    destinationIds: IdDefinitions,
  ): MapTable {
    return new MapTable(database, tableNames(migrationId), sourceIds, destinationIds, false, false);
  }

  /** @throws PluginNotFoundException when an id's type names no field type: noticed on the first real access, as in Drupal */
  get sourceColumns(): readonly IdColumn[] {
    return this.columns.source;
  }

  get destinationColumns(): readonly IdColumn[] {
    return this.columns.destination;
  }

  private get columns() {
    if (!this.layout) {
      const source = idColumns('sourceid', this.sourceIds);
      const destination = idColumns('destid', this.destinationIds);
      const all = [
        'source_ids_hash',
        ...source.map((column) => column.column),
        ...destination.map((column) => column.column),
        'source_row_status',
        'rollback_action',
        'last_imported',
        'hash',
      ];
      this.layout = { source, destination, all };
    }
    return this.layout;
  }

  /** Whether the tables exist: Drupal makes them on the first real access. */
  get exists(): boolean {
    return this.existing;
  }

  /** Has the tables made with the batch, as Drupal makes them when the map is asked for anything. */
  touch(): void {
    if (!this.touched && this.columns) this.touched = true;
  }

  hashOf(sourceIds: Iterable<Value>): string {
    return sourceIdsHash(sourceIds);
  }

  /** The hash of a row's source ids, worked out once. */
  hashOfRow(row: Row): string {
    row.idsHash ??= this.hashOf(row.sourceIdValues().values());
    return row.idsHash;
  }

  /** Number of source ids. */
  get sourceIdCount(): number {
    return this.sourceIds.size;
  }

  /** Reads the rows of many hashes at once, so that `get` answers at once. */
  async prefetch(hashes: readonly string[]): Promise<void> {
    this.overlay.trim();
    const missing = hashes.filter((hash) => !this.overlay.knows(hash));
    if (missing.length === 0) return;
    for (const hash of missing) this.overlay.learn(hash, undefined);
    if (!this.existing) return;
    const rows = await this.select('WHERE source_ids_hash IN (SELECT value FROM json_each(?))', [
      JSON.stringify(missing),
    ]);
    for (const row of rows) this.overlay.learn(row.hash, row);
  }

  /** `getRowBySource`. */
  get(hash: string): Maybe<MapRow | undefined> {
    this.touch();
    if (this.overlay.knows(hash)) return this.overlay.get(hash);
    return this.prefetch([hash]).then(() => this.overlay.get(hash));
  }

  /** Inserts or replaces a row. */
  save(row: MapRow): void {
    this.overlay.set(row.hash, row);
  }

  /** Removes a row and its messages. */
  delete(hash: string): void {
    this.overlay.set(hash, undefined);
    this.messages.clear(hash);
  }

  /**
   * `lookupDestinationIds` by position: fewer ids than the map has match by their columns.
   * @throws MigrateException when there are more ids than the map has, or the first is NULL
   */
  lookup(ids: readonly Value[]): Maybe<readonly (readonly (string | null)[])[]> {
    if (ids.length === 0) return [];
    const extra = ids[0] == null ? ids : ids.slice(this.sourceColumns.length);
    if (extra.length > 0) throw this.extraItems(extra);
    return this.lookupColumns(ids);
  }

  /**
   * `lookupDestinationIds` by the ids' names: NULLs are left out of the search.
   * @throws MigrateException for names that the map does not have
   */
  lookupNamed(ids: ReadonlyMap<Key, Value>): Maybe<readonly (readonly (string | null)[])[]> {
    const unknown = new Map(ids);
    for (const column of this.sourceColumns) unknown.delete(arrayKey(column.id));
    if (unknown.size > 0) throw this.extraItems(arrayFrom(unknown));
    return this.lookupColumns(this.sourceColumns.map((column) => ids.get(arrayKey(column.id)) ?? undefined));
  }

  private extraItems(extra: PhpArray): MigrateException {
    return new MigrateException(`Extra unknown items for map ${this.names.map} in source IDs: ${exportValue(extra)}`);
  }

  /** Whether a row has these destination ids, by the names of the destination's ids: all of them, or nothing matches. */
  async hasDestination(ids: ReadonlyMap<string, Value>): Promise<boolean> {
    const wanted = this.destinationColumns.map((column) => storedId(ids.get(column.id) ?? null, column.numeric));
    if (wanted.includes(null)) return false;
    for (const row of this.overlay.changedRows()) {
      if (wanted.every((id, index) => id === row.destinationIds[index])) return true;
    }
    if (!this.existing) return false;
    const where = this.destinationColumns.map((column) => `${quoteName(column.column)} = ?`).join(' AND ');
    const rows = await this.select(`WHERE ${where}`, wanted);
    return rows.some((row) => !this.overlay.isChanged(row.hash));
  }

  /** `lookupDestinationIds` as the executable asks for a row's own ids: NULL ids are left out of the filter. */
  lookupRow(row: Row): Maybe<readonly (readonly (string | null)[])[]> {
    const ids = [...row.sourceIdValues().values()];
    if (!ids.includes(null)) {
      this.touch();
      return andThen(this.get(this.hashOfRow(row)), (found) => (found ? [found.destinationIds] : []));
    }
    return this.lookupColumns(ids.map((id) => id ?? undefined));
  }

  private lookupColumns(ids: readonly (Value | undefined)[]): Maybe<readonly (readonly (string | null)[])[]> {
    this.touch();
    const given = ids.filter((id): id is Value => id !== undefined);
    if (given.length === this.sourceColumns.length) {
      return andThen(this.get(this.hashOf(given)), (found) => (found ? [found.destinationIds] : []));
    }
    const wanted = this.sourceColumns.map((column, index) =>
      ids[index] === undefined ? undefined : storedId(ids[index] ?? null, column.numeric),
    );
    return this.scan(wanted).then((rows) => rows.map((row) => row.destinationIds));
  }

  private async scan(wanted: readonly (string | null | undefined)[]): Promise<readonly MapRow[]> {
    const conditions: string[] = [];
    const parameters: SqlValue[] = [];
    wanted.forEach((value, index) => {
      if (value === undefined) return;
      conditions.push(`${quoteName(this.sourceColumns[index]?.column ?? '')} = ?`);
      parameters.push(value);
    });
    const where = conditions.length ? `WHERE ${conditions.join(' AND ')}` : '';
    const stored = this.existing ? await this.select(`${where} ORDER BY rowid`, parameters) : [];
    const matches = (row: MapRow) =>
      wanted.every(
        (value, index) =>
          value === undefined || (row.sourceIds[index] ?? '').toLowerCase() === (value ?? '').toLowerCase(),
      );
    const changed = [...this.overlay.changedRows()].filter(matches);
    return [...stored.filter((row) => !this.overlay.isChanged(row.hash)), ...changed];
  }

  /** Counts of what is written; only meaningful while nothing waits. */
  async counts(): Promise<MapCounts> {
    if (!this.existing) return { imported: 0, needsUpdate: 0, ignored: 0, failed: 0, processed: 0, messages: 0 };
    const rows = await this.database.all(
      `SELECT source_row_status AS status, COUNT(*) AS n FROM ${quoteName(this.names.map)} GROUP BY 1`,
    );
    const count = (status: RowStatus) => Number(rows.find((row) => row.status === status)?.n ?? 0);
    const [messages] = await this.database.all(`SELECT COUNT(*) AS n FROM ${quoteName(this.names.message)}`);
    return {
      imported: count(RowStatus.Imported) + count(RowStatus.NeedsUpdate),
      needsUpdate: count(RowStatus.NeedsUpdate),
      ignored: count(RowStatus.Ignored),
      failed: count(RowStatus.Failed),
      processed: rows.reduce((sum, row) => sum + Number(row.n), 0),
      messages: Number(messages?.n ?? 0),
    };
  }

  /** Marks rows as needing update: all of them, or one by its ids. Written at once. */
  async prepareUpdate(hash?: string): Promise<void> {
    this.touch();
    if (!this.existing) return;
    const where = hash === undefined ? '' : ' WHERE source_ids_hash = ?';
    await this.database.run(
      `UPDATE ${quoteName(this.names.map)} SET source_row_status = ${RowStatus.NeedsUpdate}${where}`,
      hash === undefined ? [] : [hash],
    );
    this.overlay.forget();
  }

  /**
   * All written rows in the order in which Drupal rolls back (by the first destination id, NULL first), in pages. The order
   * is taken once, so rows may be deleted meanwhile.
   */
  async *rollbackOrder(pageSize: number): AsyncGenerator<readonly MapRow[]> {
    if (!this.existing) return;
    await this.database.exec(
      `DROP TABLE IF EXISTS temp.rollback_order;
       CREATE TEMP TABLE rollback_order AS SELECT source_ids_hash AS hash FROM ${quoteName(this.names.map)} ORDER BY ${this.destinationColumns.length ? 'destid1, ' : ''}rowid`,
    );
    for (let after = 0; ; after += pageSize) {
      const hashes = await this.database.all('SELECT hash FROM temp.rollback_order WHERE rowid > ? AND rowid <= ?', [
        after,
        after + pageSize,
      ]);
      if (hashes.length === 0) break;
      const order = hashes.map((row) => String(row.hash));
      const rows = await this.select('WHERE source_ids_hash IN (SELECT value FROM json_each(?))', [
        JSON.stringify(order),
      ]);
      const byHash = new Map(rows.map((row) => [row.hash, row]));
      yield order.flatMap((hash) => byHash.get(hash) ?? []);
    }
    await this.database.exec('DROP TABLE IF EXISTS temp.rollback_order');
  }

  get dirty(): boolean {
    return this.overlay.dirty || this.messages.dirty || (this.touched && !this.existing);
  }

  /** Tables are made, and messages written, while the run waits. */
  get canOverlap(): boolean {
    return this.existing && !this.messages.dirty;
  }

  freeze(): void {
    this.overlay.freeze();
  }

  async write(database: Database): Promise<void> {
    if (!this.existing) await createTables(database, this.names, this.sourceColumns, this.destinationColumns);
    await deleteRows(
      database,
      this.names.map,
      'source_ids_hash',
      [...this.overlay.frozen].filter(([, row]) => !row).map(([hash]) => hash),
    );
    const [last] = await database.all(`SELECT COALESCE(MAX(rowid), 0) AS last FROM ${quoteName(this.names.map)}`);
    let rowid = Number(last?.last ?? 0);
    // New rows get their rowids in the order in which they came, which is the order in which Drupal's table lists them;
    // they are written in the order of their hashes, since random inserts into the key's tree slow large tables.
    const rows: Json[][] = [];
    for (const row of this.overlay.frozen.values()) if (row) rows.push([++rowid, ...this.sqlValues(row)]);
    rows.sort((a, b) => (String(a[1]) < String(b[1]) ? -1 : 1));
    await upsertRows(
      database,
      { table: this.names.map, columns: ['rowid', ...this.columns.all], key: ['source_ids_hash'] },
      rows,
    );
    if (this.messages.dirty) await this.messages.write(database);
  }

  written(): void {
    this.existing = true;
    this.overlay.written();
    this.messages.written();
  }

  discard(): void {
    this.overlay.discard();
    this.messages.discard();
    this.touched = false;
  }

  private sqlValues(row: MapRow): Json[] {
    return [
      row.hash,
      ...row.sourceIds,
      ...row.destinationIds,
      row.status,
      row.rollbackAction,
      row.lastImported,
      row.rowHash,
    ];
  }

  private async select(where: string, parameters: readonly SqlValue[]): Promise<readonly MapRow[]> {
    const { source, destination } = this.columns;
    const text = (column: IdColumn) => `CAST(${quoteName(column.column)} AS TEXT)`;
    const columns = [
      'source_ids_hash',
      'source_row_status',
      'rollback_action',
      'last_imported',
      'hash',
      ...source.map(text),
      ...destination.map(text),
    ];
    const rows = await selectRows(
      readerOf(this.database),
      columns,
      `FROM ${quoteName(this.names.map)} ${where}`,
      parameters,
    );
    return rows.map(([hash, status, rollbackAction, lastImported, rowHash, ...ids]) => ({
      hash: String(hash),
      sourceIds: ids.slice(0, source.length) as readonly (string | null)[],
      destinationIds: ids.slice(source.length) as readonly (string | null)[],
      status: status as RowStatus,
      rollbackAction: rollbackAction as RollbackAction,
      lastImported: Number(lastImported),
      rowHash: String(rowHash ?? ''),
    }));
  }
}
