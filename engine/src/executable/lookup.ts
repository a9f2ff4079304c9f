import { toBoolean } from '../php/conversion.ts';
import { PhpError, PhpException } from '../php/errors.ts';
import { arrayKey, countOf, elementAt, isList, type Key, type PhpArray, type Value, valuesOf } from '../php/value.ts';
import { andThen } from '../pipeline/maybe.ts';
import { Row } from '../pipeline/row.ts';
import {
  MessageLevel,
  MigrateException,
  MigrateSkipRowException,
  PluginNotFoundException,
  RowStatus,
} from '../plugins/exceptions.ts';
import type { LookupService, Maybe } from '../plugins/services.ts';
import type { MigrationInstance } from './instance.ts';
import type { MigrationManager } from './manager.ts';

type Ids = readonly (string | null)[];

/** `migrate.lookup` and `migrate.stub` over the maps of a run. */
export function createLookup(manager: MigrationManager): LookupService {
  const stubs = new StubMaker(manager);
  return {
    lookup(migrations, sourceIds) {
      const ids = manager.expand(migrations);
      if (ids.length === 0)
        throw new PluginNotFoundException(
          migrations.join("', '"),
          `Plugin ID '${migrations.join("', '")}' was not found.`,
        );
      return lookupFrom(manager, ids, 0, sourceIds, []);
    },
    async prefetch(migrations, sourceIds) {
      for (const id of manager.expand(migrations)) {
        const { map } = await manager.instance(id);
        const whole = sourceIds.filter((ids) => isList(ids) && ids.length === map.sourceIdCount && ids[0] !== null);
        await map.prefetch(whole.map((ids) => map.hashOf(valuesOf(ids))));
      }
    },
    createStub: (migration, sourceIds) => stubs.create(migration, sourceIds),
    isMapped: (migration, destinationIds) =>
      andThen(manager.instance(migration), (instance) => instance.map.hasDestination(destinationIds)),
  };
}

function lookupFrom(
  manager: MigrationManager,
  ids: readonly string[],
  start: number,
  sourceIds: PhpArray,
  found: Ids[],
): Maybe<readonly Ids[]> {
  const id = ids[start];
  if (id === undefined) return found;
  return andThen(manager.instance(id), (instance) =>
    andThen(isList(sourceIds) ? instance.map.lookup(sourceIds) : instance.map.lookupNamed(sourceIds), (rows) =>
      lookupFrom(manager, ids, start + 1, sourceIds, [...found, ...rows]),
    ),
  );
}

/** Makes stubs: `MigrateStub`. */
class StubMaker {
  /** Stubs in the making, to notice one that asks for itself without end. */
  private readonly making = new Set<string>();

  constructor(private readonly manager: MigrationManager) {}

  async create(migrationId: string, given: PhpArray): Promise<readonly Value[] | undefined> {
    const ids = this.manager.expand([migrationId]);
    const [id] = ids;
    if (id === undefined) throw new PluginNotFoundException(migrationId, `Plugin ID '${migrationId}' was not found.`);
    if (ids.length > 1)
      throw new PhpException(
        'LogicException',
        `Cannot stub derivable migration "${migrationId}".  You must specify the id of a specific derivative to stub.`,
      );
    const instance = await this.manager.instance(id);
    if (instance.sourceIds.size !== countOf(given)) {
      throw new PhpException('InvalidArgumentException', 'Expected and provided source id counts do not match.');
    }
    if (toBoolean(instance.migration.destination.get('no_stub') ?? null)) {
      throw new MigrateSkipRowException('Stub requested but not made because no_stub configuration is set.');
    }
    const sourceIds = [...instance.sourceIds.keys()].map(
      (name, index) => elementAt(given, isList(given) ? index : arrayKey(name)) ?? null,
    );
    const key = `${id}\0${instance.map.hashOf(sourceIds)}`;
    if (this.making.has(key)) {
      throw new MigrateException(
        `The stub of ${id} for ${sourceIds.map(String).join(', ')} asks for itself: its own pipelines look up the same row. Drupal would never return. Add no_stub: true to that lookup.`,
      );
    }
    this.making.add(key);
    try {
      return await this.make(instance, sourceIds);
    } finally {
      this.making.delete(key);
    }
  }

  /** A row of nothing but its ids goes through the migration's pipelines and is saved; the map says that it needs an update. */
  private async make(instance: MigrationInstance, sourceIds: readonly Value[]): Promise<readonly Value[] | undefined> {
    const record = new Map<Key, Value>(
      [...instance.sourceIds.keys()].map((name, index) => [arrayKey(name), sourceIds[index] ?? null]),
    );
    const row = new Row(record, instance.rowConfiguration, instance.sourceIds, true);
    const process = await instance.process();
    await process.run(row);
    let saved: PhpArray | boolean;
    try {
      saved = await instance.destination.import(row, []);
    } catch (error) {
      if (!(error instanceof PhpException) || error instanceof PhpError) throw error;
      await instance.saveMessage(row.sourceIdValues().values(), error.message, MessageLevel.Error);
      return undefined;
    }
    if (typeof saved === 'boolean') return undefined;
    const destinationIds = valuesOf(saved);
    await instance.saveMapping(row, destinationIds, RowStatus.NeedsUpdate, instance.destination.rollbackAction());
    return destinationIds;
  }
}
