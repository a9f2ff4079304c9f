import { idKeyOf } from '../../entity/config/id-key.ts';
import { stringOf, toBoolean } from '../../php/casts.ts';
import { PhpException } from '../../php/errors.ts';
import { arrayKey, isArray, type Key, type Value } from '../../php/value.ts';
import { type IdDefinitions, type Row, withElement } from '../../pipeline/row.ts';
import type { EntityType } from '../../site/model.ts';
import type { DestinationPlugin, DestinationServices } from '../destination.ts';
import { MigrateException, RollbackAction } from '../exceptions.ts';
import type { Maybe } from '../services.ts';
import { pathOf } from './config.run.ts';

const STRING: ReadonlyMap<Key, Value> = new Map([['type', 'string']]);

type Properties = ReadonlyMap<Key, Value>;

/** Configuration entities, `entity:node_type` and the like: `EntityConfigBase`. */
export class ConfigEntityDestination implements DestinationPlugin {
  readonly supportsRollback = true;
  private readonly translations: boolean;

  constructor(
    protected readonly entityType: EntityType,
    options: ReadonlyMap<Key, Value>,
    protected readonly services: DestinationServices,
  ) {
    this.translations = toBoolean(options.get('translations') ?? null);
  }

  ids(): IdDefinitions {
    const ids = new Map(Object.keys(this.entityType.ids).map((name) => [name, STRING] as const));
    return this.translations ? ids.set('langcode', STRING) : ids;
  }

  fields(): ReadonlyMap<string, string> {
    return new Map();
  }

  /** Whatever existed before: a rollback deletes it. */
  rollbackAction(): RollbackAction {
    return RollbackAction.Delete;
  }

  /** @throws MigrateException for stubs, PhpException where the entity cannot be saved */
  import(row: Row, oldDestinationIds: readonly Value[]): readonly Value[] {
    if (row.isStub) throw new MigrateException('Config entities can not be stubbed.');
    const names = [...this.ids().keys()];
    if (names.length > 1 && !toBoolean(row.destinationProperty(this.idKey) ?? null)) {
      row.setDestinationProperty(this.idKey, this.joinedId(row, names));
    }
    const saved = this.saveRow(row, oldDestinationIds);
    if (names.length === 1) return [saved.get(this.idKey) ?? null];
    return names.map((name) =>
      this.translations && name === 'langcode'
        ? (row.destinationProperty(name) ?? null)
        : (saved.get(arrayKey(name)) ?? null),
    );
  }

  /** The id keys other than the language, joined by dots, are the id. */
  rollback(ids: ReadonlyMap<string, Value>): Maybe<void> {
    const parts = [...ids].filter(([name]) => !this.translations || name !== 'langcode');
    const id = parts.map(([, value]) => stringOf(value)).join('.');
    const { configuration, configEntities, entities } = this.services;
    if (!this.translations) return entities.delete(this.entityType.id, id);
    configuration.delete(configEntities.nameOf(this.entityType.id, id), stringOf(ids.get('langcode') ?? null));
  }

  /** Drupal looks for an entity with the first of the old ids alone: a type with several ids is never found by the map. */
  protected existingId(row: Row, [old = null]: readonly Value[]): string {
    const id = toBoolean(old) ? old : (row.destinationProperty(this.idKey) ?? null);
    return isArray(id) ? '' : stringOf(id);
  }

  /** The properties of an entity that is about to be saved, for subclasses. */
  protected finish(properties: Properties, _row: Row): Properties {
    return properties;
  }

  private get idKey(): string {
    return idKeyOf(this.entityType);
  }

  private saveRow(row: Row, oldDestinationIds: readonly Value[]): Properties {
    const { configEntities } = this.services;
    const type = this.entityType.id;
    const id = this.existingId(row, oldDestinationIds);
    const existing = configEntities.load(type, id);
    if (!existing) {
      const created = configEntities.create(type, row.wholeDestination());
      return this.translations ? created : configEntities.save(type, this.finish(created, row), undefined);
    }
    const langcode = row.destinationProperty('langcode');
    if (this.translations && langcode !== undefined && langcode !== null) {
      this.translate(row, configEntities.nameOf(type, id), stringOf(langcode));
      return existing;
    }
    const updated = this.finish(this.updated(existing, row), row);
    return this.translations ? updated : configEntities.save(type, updated, id);
  }

  /** Property by property; a path into what is no array replaces the whole property. */
  protected updated(existing: Properties, row: Row): Properties {
    const values = new Map(existing);
    for (const [name, value] of row.wholeRawDestination()) {
      const [first = '', ...rest] = name.split('/');
      const key = arrayKey(first);
      const before = values.get(key);
      values.set(key, rest.length && isArray(before) ? withElement(before, rest, value) : value);
    }
    return values;
  }

  /** @throws PhpException where a row names no property, or no translation */
  private translate(row: Row, name: string, langcode: string): void {
    for (const needed of ['property', 'translation']) {
      if (row.hasDestinationProperty(needed)) continue;
      throw new PhpException('LogicException', `The "${needed}" property is required`);
    }
    const { configuration } = this.services;
    const path = pathOf(stringOf(row.destinationProperty('property') ?? null));
    const before = configuration.get(name, langcode) ?? [];
    configuration.set(name, withElement(before, path, row.destinationProperty('translation') ?? null), langcode);
  }

  private joinedId(row: Row, names: readonly string[]): string {
    const parts = names.filter((name) => !this.translations || name !== 'langcode');
    return parts.map((name) => stringOf(row.destinationProperty(name) ?? null)).join('.');
  }
}
