import type { Migration } from '../definition/definition.ts';
import { expandPluginIds, migrationDependencies } from '../definition/dependencies.ts';
import { MapTable } from '../idmap/map-table.ts';
import { stringOf, toBoolean } from '../php/conversion.ts';
import { PhpError, PhpException, PhpThrowable } from '../php/errors.ts';
import type { Key, Value } from '../php/value.ts';
import type { IdDefinitions } from '../pipeline/row.ts';
import type { DestinationPlugin, DestinationServices } from '../plugins/destination.ts';
import { MigrateException, PluginNotFoundException, PluginNotRunnableError } from '../plugins/exceptions.ts';
import type { LookupService, Maybe } from '../plugins/services.ts';
import type { SourcePlugin } from '../plugins/source.ts';
import type { Environment } from './environment.ts';
import { keepsMap, MigrationInstance } from './instance.ts';
import { createLookup } from './lookup.ts';

/** Makes migrations with their plugins, once a run each: `MigrationPluginManager::createInstances`. */
export class MigrationManager {
  readonly lookup: LookupService;
  private readonly instances = new Map<string, MigrationInstance>();
  private readonly expanded = new Map<string, readonly string[]>();

  constructor(readonly environment: Environment) {
    this.lookup = createLookup(this);
  }

  /** Every migration that one of these ids names; unknown ids vanish, as in Drupal. */
  expand(ids: readonly string[]): readonly string[] {
    const key = ids.join('\0');
    let expanded = this.expanded.get(key);
    if (!expanded) {
      expanded = expandPluginIds(ids, this.environment.migrations);
      this.expanded.set(key, expanded);
    }
    return expanded;
  }

  /**
   * @throws PluginNotFoundException when there is no such migration, or what its plugins throw while they are made
   */
  instance(id: string): Maybe<MigrationInstance> {
    return this.instances.get(id) ?? this.create(id);
  }

  private async create(id: string): Promise<MigrationInstance> {
    const migration = this.environment.migrations.get(id);
    if (!migration) throw new PluginNotFoundException(id);
    refuseUnknownClass(migration);
    // Drupal works out the dependencies of whatever it makes, and dies here of a process section that it refuses.
    migrationDependencies(migration, this.environment.migrations);
    const source = await attempt(() => this.source(migration));
    const sourceIds = source instanceof Error ? NO_IDS : source.ids();
    const destination = await attempt(() => this.destination(migration));
    const destinationIds = destination instanceof Error ? NO_IDS : destination.ids();
    const map = await attempt(() => this.idMap(migration, sourceIds, destinationIds));
    const mark = (await this.environment.store.keyValue.get('migrate:high_water', id)) ?? null;
    const existing = this.instances.get(id);
    if (existing) return existing;
    if (map instanceof MapTable && keepsMap(migration)) this.environment.store.batch.add(map);
    const instance = new MigrationInstance(
      migration,
      source,
      sourceIds,
      destination,
      map,
      mark,
      this.environment,
      this,
    );
    this.instances.set(id, instance);
    return instance;
  }

  private async idMap(
    { id, idMapPlugin }: Migration,
    sourceIds: IdDefinitions,
    destinationIds: IdDefinitions,
  ): Promise<MapTable> {
    const { plugins, store } = this.environment;
    const open = plugins.idMap(idMapPlugin) === 'sql' ? MapTable.open : MapTable.none;
    return open(store.database, id, sourceIds, destinationIds);
  }

  private async source(migration: Migration): Promise<SourcePlugin> {
    const factory = await this.environment.plugins.source(pluginId(migration.source));
    if (
      toBoolean(migration.source.get('track_changes') ?? null) &&
      toBoolean(migration.source.get('high_water_property') ?? null)
    ) {
      throw new MigrateException(
        'You should either use a high-water mark or track changes not both. They are both designed to solve the same problem',
      );
    }
    const { resources, clock, site } = this.environment;
    return factory(migration.source, { migrationId: migration.id, services: { resources, clock, site } });
  }

  private async destination(migration: Migration): Promise<DestinationPlugin> {
    if ((migration.raw.get('destination') ?? null) === null) {
      throw new PhpError(
        'TypeError',
        'Drupal\\migrate\\Plugin\\MigrateDestinationPluginManager::createInstance(): Argument #2 ($configuration) must be of type array, null given',
      );
    }
    const { factory, derivative } = await this.environment.plugins.destination(pluginId(migration.destination));
    return factory(migration.destination, {
      derivative,
      migration: { id: migration.id },
      services: this.destinationServices(migration.id),
    });
  }

  private destinationServices(id: string): DestinationServices {
    const { clock, site, entities, files, resources, display, configuration, configEntities, store } = this.environment;
    return {
      configuration,
      configEntities,
      keyValue: store.keyValue,
      clock,
      site,
      entities,
      files,
      resources,
      lookup: this.lookup,
      messages: {
        save: (row, message, level) =>
          this.instances.get(id)?.saveMessage(row.sourceIdValues().values(), message, level),
        display: (message, type) => display(id, message, type),
      },
    };
  }
}

/**
 * A migration may name a class of its own. Those of Drupal's modules are taken for the ordinary one; any other is not there, as far as
 * can be known.
 * @throws PhpException
 */
function refuseUnknownClass({ id, raw }: Migration): void {
  const named = raw.get('class') ?? null;
  if (named === null || /^\\?Drupal\\/.test(stringOf(named))) return;
  throw new PhpException(
    'Drupal\\Component\\Plugin\\Exception\\PluginException',
    `Plugin (${id}) instance class "${stringOf(named)}" does not exist.`,
  );
}

const NO_IDS: IdDefinitions = new Map();

/** An exception of a plugin that is being made waits until the plugin is used. */
async function attempt<T>(make: () => Promise<T>): Promise<T | Error> {
  try {
    return await make();
  } catch (error) {
    if (error instanceof PhpThrowable || error instanceof PluginNotRunnableError) return error;
    throw error;
  }
}

function pluginId(section: ReadonlyMap<Key, Value>): string {
  return stringOf(section.get('plugin') ?? null);
}
