import { isDeepStrictEqual } from 'node:util';
import type { DiscoveryError } from '../../definition/discovery.ts';
import { STATUS_LABELS } from '../../executable/codes.ts';
import { keepsMap, type MigrationInstance } from '../../executable/instance.ts';
import type { MigrationManager } from '../../executable/manager.ts';
import { mapPage } from '../../executable/views.ts';
import { toInt } from '../../php/conversion.ts';
import { entries, isArray, type Json, toJson, type Value } from '../../php/value.ts';
import type { EntityDocument, FieldItem } from '../../plugins/services.ts';
import { quoteName } from '../../store/database.ts';
import type { Store } from '../../store/store.ts';
import { DISCOVERY_EXCEPTION, recorded, recordedException } from './recorder.ts';

type State = Readonly<Record<string, Json>>;

/** The state of migrations and entities, compared from step to step: recordings hold only what changed. */
export class StateReporter {
  private readonly migrations = new Map<string, State>();
  private entities = new Map<string, Json>();
  /** Seconds since the epoch: time stamps from then on are the replay's own. */
  private readonly started = Math.floor(Date.now() / 1000);
  private configuration: Json = {};

  /** What stands before the first step is no change. */
  async begin(store: Store): Promise<void> {
    this.entities = await readEntities(store, this.started);
  }

  async changedMigrations(
    ids: readonly string[],
    manager: MigrationManager,
    discovery: DiscoveryError | undefined,
  ): Promise<Readonly<Record<string, Json>>> {
    const changed: Record<string, Json> = {};
    for (const id of ids) {
      const state = discovery
        ? { exception: { class: DISCOVERY_EXCEPTION, message: discovery.message } }
        : await migrationState(id, manager);
      if (isDeepStrictEqual(state, this.migrations.get(id))) continue;
      this.migrations.set(id, state);
      changed[id] = state;
    }
    return changed;
  }

  async changedEntities(
    store: Store,
  ): Promise<{ entities?: Record<string, Record<string, Json>>; removed?: string[] }> {
    const now = await readEntities(store, this.started);
    const entities: Record<string, Record<string, Json>> = {};
    for (const [key, fields] of now) {
      if (isDeepStrictEqual(fields, this.entities.get(key))) continue;
      const [type = '', id = ''] = key.split(':');
      entities[type] ??= {};
      (entities[type] as Record<string, Json>)[id] = fields;
    }
    const removed = [...this.entities.keys()].filter((key) => !now.has(key));
    this.entities = now;
    return { ...(Object.keys(entities).length && { entities }), ...(removed.length && { removed }) };
  }

  /** All configuration that is not as the site had it, where that is something else than after the step before. */
  changedConfiguration(store: Store, site: ReadonlyMap<string, Value>): Json | undefined {
    const changed: Record<string, Json> = {};
    for (const [name, value] of store.configuration.changes()) {
      const shown = shownConfiguration(value);
      const before = site.get(name);
      if (!isDeepStrictEqual(shown, before === undefined ? null : shownConfiguration(before))) changed[name] = shown;
    }
    if (isDeepStrictEqual(changed, this.configuration)) return undefined;
    this.configuration = changed;
    return changed;
  }
}

/** Recordings write `<uuid>`, in keys as well. */
const UUID = /\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/g;

/** Recordings leave the uuid out, and where the configuration came from. */
function shownConfiguration(value: Value): Json {
  if (!isArray(value)) return toJson(value);
  const shown = Object.fromEntries(
    [...entries(value)]
      .filter(([name]) => name !== 'uuid' && name !== '_core')
      .map(([name, element]) => [String(name), toJson(element)]),
  );
  return JSON.parse(JSON.stringify(shown).replace(UUID, '<uuid>'));
}

async function migrationState(id: string, manager: MigrationManager): Promise<State> {
  if (!manager.environment.migrations.has(id)) return { exists: false };
  try {
    const instance = await manager.instance(id);
    return await instanceState(instance, manager);
  } catch (error) {
    return { exception: recordedException(error) };
  }
}

async function instanceState(instance: MigrationInstance, manager: MigrationManager): Promise<State> {
  const { store } = manager.environment;
  const code = Number(toInt((await store.keyValue.get('migrate_status', instance.id)) ?? 0));
  const status = STATUS_LABELS[code] ?? code;
  const noMap = withoutMap(instance);
  if (noMap) return { status, ...noMap };
  const highWater = await store.keyValue.get('migrate:high_water', instance.id);
  const counts = await instance.map.counts();
  const total = await countRows(instance);
  const { rows } = await mapPage(store, instance.id, { limit: 100_000 });
  const messages = instance.map.exists
    ? await store.database.all(
        `SELECT msgid, source_ids_hash, level, message FROM ${quoteName(instance.map.names.message)} ORDER BY msgid`,
      )
    : [];
  return {
    status,
    ...(!instance.map.exists && { map_table: 'absent' }),
    counts: {
      total,
      imported: counts.imported,
      processed: counts.processed,
      unprocessed: typeof total === 'number' ? Math.max(0, total - counts.processed) : null,
      needs_update: counts.needsUpdate,
      failed: counts.failed,
      messages: counts.messages,
      ...(instance.map.exists && { ignored: counts.ignored }),
    },
    map: rows.map((row) => ({ ...row, last_imported: 0 })),
    ...(messages.length > 0 && { messages: messages as Json }),
    ...(highWater !== undefined && { high_water: recorded(highWater) }),
  };
}

/** What the recorder came upon where there is no map table to ask. */
function withoutMap(instance: MigrationInstance): State | undefined {
  try {
    instance.assertIdMap();
  } catch (error) {
    return { idmap_exception: recordedException(error) };
  }
  if (keepsMap(instance.migration)) return undefined;
  const map = 'Drupal\\migrate\\Plugin\\migrate\\id_map\\NullIdMap';
  return { exception: { class: 'Error', message: `Call to undefined method ${map}::mapTableName()` } };
}

async function countRows(instance: MigrationInstance): Promise<Json> {
  try {
    return await instance.source.count();
  } catch (error) {
    return recordedException(error);
  }
}

async function readEntities(store: Store, started: number): Promise<Map<string, Json>> {
  const all = await store.entities.page({ limit: 1_000_000 });
  return new Map(
    all.map((entity) => {
      const translations = Object.entries(entity.translations ?? {});
      const shown: Json = translations.length
        ? {
            _translations: Object.fromEntries(
              [[entity.langcode, entity.fields] as const, ...translations].map(([langcode, fields]) => [
                langcode,
                shownFields(fields, started),
              ]),
            ),
          }
        : shownFields(entity.fields, started);
      return [`${entity.type}:${entity.id}`, shown];
    }),
  );
}

/** The fields of an entity, or of one of its translations, as recordings show them. */
function shownFields(document: EntityDocument, started: number): Json {
  return Object.fromEntries(
    Object.entries(document)
      .filter(([name, items]) => name !== 'uuid' && items.length > 0 && !isEmptyPath(name, items))
      .map(([name, items]) => [
        name,
        name === 'pass' ? items.map(maskedHash) : items.map((item) => maskedTime(item, started)),
      ]),
  );
}

/** Recordings write a wrapped MD5 password (`U` and a salted hash) as `U<hash>`. */
function maskedHash(item: FieldItem): FieldItem {
  const { value } = item;
  return typeof value === 'string' ? { ...item, value: value.replace(/^U\$\S+$/, 'U<hash>') } : item;
}

/** Recordings write time stamps of the run as `<now>`: an entity of which only these differ is no changed one. */
function maskedTime(item: FieldItem, started: number): FieldItem {
  const seconds = Number(item.value);
  return /^\d{10}$/.test(String(item.value)) && seconds >= started && seconds <= Date.now() / 1000
    ? { ...item, value: '<now>' }
    : item;
}

/** Recordings leave a `path` without an alias out, even of the entities that are aliases. */
function isEmptyPath(name: string, items: readonly FieldItem[]): boolean {
  return name === 'path' && !items[0]?.alias;
}
