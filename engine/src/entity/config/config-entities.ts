import { toBoolean } from '../../php/casts.ts';
import { PhpException } from '../../php/errors.ts';
import { fromJson, isArray, type Key, type Value } from '../../php/value.ts';
import type { ConfigEntityService, ConfigurationService } from '../../plugins/services.ts';
import type { EntityType, SiteModel } from '../../site/model.ts';
import { storageException } from '../integrity.ts';
import { castLike } from './cast.ts';
import { configHooks } from './config-hooks.ts';
import { configTypes } from './config-types.ts';
import { dependenciesOf } from './dependencies.ts';
import { removeDependents } from './dependents.ts';
import { idKeyOf } from './id-key.ts';
import { type ConfigValues, textAt, valuesFrom } from './values.ts';

/** `ConfigEntityStorage::MAX_ID_LENGTH`. */
const ID_LENGTH = 166;

/** Configuration entities over a store of configuration: `ConfigEntityStorage` with the entity classes and hooks. */
export class ConfigEntities implements ConfigEntityService {
  constructor(
    private readonly configuration: ConfigurationService,
    private readonly site: SiteModel,
    /** What becomes of content when a configuration entity is gone. */
    private readonly afterDelete: (type: string, id: string) => void,
  ) {}

  nameOf(type: string, id: string): string {
    return `${this.typeOf(type).configPrefix ?? `${this.typeOf(type).provider}.${type}`}.${id}`;
  }

  ids(type: string): readonly string[] {
    const prefix = this.nameOf(type, '').slice(0, -1);
    return this.configuration.names(prefix).map((name) => name.slice(prefix.length + 1));
  }

  load(type: string, id: string): ConfigValues | undefined {
    if (id === '') return undefined;
    const value = this.configuration.get(this.nameOf(type, id));
    return value === undefined ? undefined : valuesFrom(value);
  }

  find(type: string, property: string, value: string): readonly string[] {
    const wanted = value.toLowerCase();
    return this.ids(type).filter((id) => {
      const values = this.load(type, id);
      const found = values?.get(property) ?? null;
      return !isArray(found) && found !== null && textAt(values ?? new Map(), property).toLowerCase() === wanted;
    });
  }

  create(type: string, given: ConfigValues): ConfigValues {
    const values = new Map<Key, Value>([
      ['uuid', crypto.randomUUID()],
      ['langcode', this.site.defaultLangcode],
      ['status', true],
      ['dependencies', []],
    ]);
    for (const [name, { default: value }] of Object.entries(factsOf(type)?.properties ?? {})) {
      values.set(name, fromJson(value));
    }
    for (const [name, value] of given) values.set(name, value);
    hooksOf(type)?.create?.(values, this.context(undefined));
    return values;
  }

  save(type: string, values: ConfigValues, originalId: string | undefined): ConfigValues {
    const entityType = this.typeOf(type);
    const original = originalId === undefined ? undefined : this.load(type, originalId);
    const saved = new Map(values);
    const id = this.idOf(type, saved);
    if (id === '') {
      throw new PhpException('Drupal\\Core\\Entity\\EntityMalformedException', 'The entity does not have an ID.');
    }
    if (id.length > ID_LENGTH) {
      throw new PhpException(
        'Drupal\\Core\\Config\\Entity\\Exception\\ConfigEntityIdLengthException',
        `Configuration entity ID ${id} exceeds maximum allowed length of ${ID_LENGTH} characters.`,
      );
    }
    if (id !== originalId && this.load(type, id)) {
      throw storageException(`'${type}' entity with ID '${id}' already exists.`);
    }
    const save = this.context(original);
    hooksOf(type)?.preSave?.(saved, save);
    saved.set('dependencies', dependenciesOf(type, entityType.provider, saved, this.site));
    const stored = exported(type, saved);
    this.configuration.set(this.nameOf(type, id), stored);
    if (originalId !== undefined && originalId !== id) this.configuration.delete(this.nameOf(type, originalId));
    if (!original) hooksOf(type)?.postInsert?.(stored, save);
    return saved;
  }

  delete(type: string, id: string): void {
    const name = this.nameOf(type, id);
    if (this.configuration.get(name) === undefined) return;
    removeDependents(name, this.configuration, this.site, {
      delete: (dependent, dependentId) => this.delete(dependent, dependentId),
      save: (dependent, values, dependentId) => this.save(dependent, values, dependentId),
    });
    const values = valuesFrom(this.configuration.get(name));
    this.configuration.delete(name);
    this.deleteUnusedStorage(type, values);
    this.afterDelete(type, id);
  }

  /** `FieldConfig::postDelete()`: a field storage goes with its last field, unless it says that it stays. */
  private deleteUnusedStorage(type: string, field: ConfigValues): void {
    if (type !== 'field_config') return;
    const entityType = textAt(field, 'entity_type');
    const name = textAt(field, 'field_name');
    const isUsed = this.configuration.names(`field.field.${entityType}`).some((other) => other.endsWith(`.${name}`));
    const storage = this.load('field_storage_config', `${entityType}.${name}`);
    if (isUsed || !storage || toBoolean(storage.get('persist_with_no_fields') ?? null)) return;
    this.delete('field_storage_config', `${entityType}.${name}`);
  }

  private idOf(type: string, values: Map<Key, Value>): string {
    const parts = factsOf(type)?.idParts;
    const key = idKeyOf(this.typeOf(type));
    if (!parts) return textAt(values, key);
    const id = parts.map((part) => textAt(values, part)).join('.');
    values.set(key, id);
    return id;
  }

  private context(original: ConfigValues | undefined) {
    return {
      site: this.site,
      configuration: this.configuration,
      original,
      saveOther: (type: string, values: ConfigValues) => void this.save(type, this.create(type, values), undefined),
    };
  }

  private typeOf(type: string): EntityType {
    const entityType = this.site.entityTypes.get(type);
    if (entityType?.kind !== 'config') throw storageException(`The "${type}" entity type does not exist.`);
    return entityType;
  }
}

/** Properties of all configuration entities, and how their values are typed. */
const COMMON = new Map<Key, Value>([
  ['uuid', ''],
  ['langcode', ''],
  ['status', true],
  ['dependencies', null],
]);

/** `toArray()`: what the type exports, in the types of its schema. What it does not declare is lost. */
function exported(type: string, values: ConfigValues): ConfigValues {
  const facts = factsOf(type);
  if (!facts) return values;
  const stored = new Map<Key, Value>();
  for (const [name, sample] of COMMON) stored.set(name, castLike(values.get(name) ?? null, sample));
  if (valuesFrom(values.get('third_party_settings')).size > 0) {
    stored.set('third_party_settings', values.get('third_party_settings') ?? null);
  }
  if (values.has('_core')) stored.set('_core', values.get('_core') ?? null);
  for (const [name, { sample }] of Object.entries(facts.properties)) {
    stored.set(name, castLike(values.get(name) ?? null, fromJson(sample)));
  }
  return stored;
}

function factsOf(type: string) {
  return Object.hasOwn(configTypes, type) ? configTypes[type] : undefined;
}

function hooksOf(type: string) {
  return Object.hasOwn(configHooks, type) ? configHooks[type] : undefined;
}
