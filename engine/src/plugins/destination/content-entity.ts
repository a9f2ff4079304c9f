import { mainValueOf } from '../../entity/main-value.ts';
import { stringOf, toBoolean, toInt } from '../../php/casts.ts';
import { PhpException } from '../../php/errors.ts';
import { parseNumeric } from '../../php/numeric.ts';
import { type Key, type PhpArray, PhpFloat, type Value } from '../../php/value.ts';
import { andThen } from '../../pipeline/maybe.ts';
import type { IdDefinitions, Row } from '../../pipeline/row.ts';
import type { EntityType, SiteModel } from '../../site/model.ts';
import type { DestinationPlugin } from '../destination.ts';
import { MigrateException, RollbackAction } from '../exceptions.ts';
import type { EntityDraft, EntityService, FileService, Maybe, MessageService, StoredEntity } from '../services.ts';
import { fieldLabels, idDefinitions } from './entity-ids.ts';
import { EntityOptions } from './entity-options.ts';
import { fillStub } from './stub.ts';
import { UnknownFieldsNotice } from './unknown-fields.ts';

/** The services that entity destinations use. */
export interface EntityDestinationServices {
  readonly entities: EntityService;
  readonly site: SiteModel;
  readonly files: Pick<FileService, 'write'>;
  readonly messages: Pick<MessageService, 'display'>;
}

/** The destination of a content entity type: `EntityContentBase`. User and file differ in few points, by overriding. */
export class ContentEntityDestination implements DestinationPlugin {
  readonly supportsRollback = true;
  protected readonly options: EntityOptions;
  protected action: RollbackAction = RollbackAction.Delete;
  private readonly notice: UnknownFieldsNotice;

  constructor(
    protected readonly entityType: EntityType,
    configuration: ReadonlyMap<Key, Value>,
    protected readonly services: EntityDestinationServices,
  ) {
    this.options = new EntityOptions(configuration);
    this.notice = new UnknownFieldsNotice(services);
  }

  /** @throws MigrateException for translations of a type that has no languages */
  ids(): IdDefinitions {
    return idDefinitions(this.entityType, this.options.translations);
  }

  fields(): ReadonlyMap<string, string> {
    return fieldLabels(this.entityType, this.services.site, this.options.defaultBundle);
  }

  rollbackAction(): RollbackAction {
    return this.action;
  }

  import(row: Row, oldDestinationIds: readonly Value[]): Maybe<PhpArray | boolean> {
    this.action = RollbackAction.Delete;
    return andThen(this.original(row, oldDestinationIds), (original) => {
      if (original) return this.update(row, original);
      return this.create(row);
    });
  }

  rollback(ids: ReadonlyMap<string, Value>): Maybe<void> {
    const [first] = ids.values();
    const id = this.idOf(first ?? null);
    if (id === undefined) return;
    const { entities } = this.services;
    if (!this.options.translations) return entities.delete(this.entityType.id, id);
    const langcode = ids.get(this.entityType.keys.langcode ?? 'langcode');
    return andThen(entities.load(this.entityType.id, id), (entity) => {
      if (!entity || typeof langcode !== 'string' || langcode === entity.langcode) return;
      return andThen(entities.removeTranslation(entity, langcode), () => undefined);
    });
  }

  prefetch(destinationIds: readonly (readonly Value[])[]): Promise<void> {
    const ids = destinationIds.map(([id]) => this.idOf(id ?? null)).filter((id) => id !== undefined);
    return this.services.entities.prefetch(this.entityType.id, ids);
  }

  /** The entity that a row updates (`Entity::getEntity()`): by the id in the map, else by the id in the row. */
  protected original(row: Row, oldDestinationIds: readonly Value[]): Maybe<StoredEntity | undefined> {
    const [old = null] = oldDestinationIds;
    const id = this.idOf(toBoolean(old) ? old : (row.destinationProperty(this.idField) ?? null));
    return id === undefined ? undefined : this.services.entities.load(this.entityType.id, id);
  }

  /** A last change to what is saved, for subclasses: values by field. */
  protected finishDraft(draft: EntityDraft, _original: StoredEntity | undefined): Maybe<EntityDraft> {
    return draft;
  }

  /** Fills a stub's row; subclasses add to it. */
  protected processStub(row: Row): Maybe<void> {
    fillStub(row, this.entityType, this.services.site);
  }

  protected create(row: Row): Maybe<PhpArray> {
    return andThen(this.newDraft(row), (draft) => this.saveDraft(row, draft, undefined));
  }

  /** @param revision which revision of the entity is saved; undefined where it is changed in place */
  protected update(row: Row, original: StoredEntity, revision?: EntityDraft['revision']): Maybe<PhpArray> {
    const langcode = this.options.translations
      ? row.destinationProperty(this.entityType.keys.langcode ?? '')
      : undefined;
    const translation = typeof langcode === 'string' ? langcode : undefined;
    const added =
      translation !== undefined && translation !== original.langcode && !original.translations?.[translation];
    const action = added ? RollbackAction.Delete : RollbackAction.Preserve;
    // What the map says of a row that it knows stays; a row that found an entity by its id leaves it at a rollback. With
    // `overwrite_properties`, Drupal asks a copy of the row that has no map record.
    if (this.options.overwriteProperties) this.action = action;
    else this.keepAction(row, action);
    const values = this.valuesOfUpdate(row);
    const bundle = this.bundleIn(values) ?? original.bundle;
    return this.saveDraft(row, { type: this.entityType.id, bundle, values, translation, revision }, original);
  }

  /** What the map says of a row that it knows stays (`setRollbackAction()`). */
  protected keepAction(row: Row, otherwise: RollbackAction): void {
    const action = row.idMap.rollbackAction ?? otherwise;
    this.action = action === RollbackAction.Preserve ? RollbackAction.Preserve : RollbackAction.Delete;
  }

  protected get idField(): string {
    return this.entityType.keys.id ?? 'id';
  }

  protected newDraft(row: Row): Maybe<EntityDraft> {
    const { bundle: bundleField } = this.entityType.keys;
    if (bundleField !== undefined) {
      const given = row.destinationProperty(bundleField) ?? null;
      const bundle = toBoolean(given) ? given : (this.options.defaultBundle ?? null);
      if (toBoolean(bundle)) row.setDestinationProperty(bundleField, bundle);
    }
    return andThen(row.isStub ? this.processStub(row) : undefined, () => {
      const values = row.wholeDestination();
      const bundle = bundleField === undefined ? this.entityType.id : this.bundleIn(values);
      if (bundle === undefined) {
        throw new PhpException(
          'Drupal\\Core\\Entity\\EntityStorageException',
          `Missing bundle for entity type ${this.entityType.id}`,
        );
      }
      return { type: this.entityType.id, bundle, values };
    });
  }

  private bundleIn(values: ReadonlyMap<Key, Value>): string | undefined {
    const { bundle } = this.entityType.keys;
    const given = bundle === undefined ? undefined : values.get(bundle);
    const value = given === undefined ? null : mainValueOf(given);
    return toBoolean(value) ? stringOf(value) : undefined;
  }

  /** `EntityContentBase::updateEntity()`: the row's properties, or the listed ones, and NULL for the empty ones. */
  protected valuesOfUpdate(row: Row): ReadonlyMap<Key, Value> {
    const { overwriteProperties } = this.options;
    let values = row.wholeDestination();
    let empty = row.emptyDestinationProperties;
    if (overwriteProperties) {
      const clone = row.cloneWithoutDestination();
      for (const name of overwriteProperties) clone.setDestinationProperty(name, row.destinationProperty(name) ?? null);
      values = clone.wholeDestination();
      empty = empty.filter((name) => overwriteProperties.includes(name));
    }
    if (empty.length === 0) return values;
    const cleared = new Map(values);
    for (const name of empty) cleared.set(name, null);
    return cleared;
  }

  protected saveDraft(row: Row, draft: EntityDraft, original: StoredEntity | undefined): Maybe<PhpArray> {
    return andThen(this.finishDraft(draft, original), (finished) => {
      this.notice.check(finished);
      return andThen(this.options.validate ? this.validate(finished, original) : undefined, () =>
        andThen(this.services.entities.save(finished, original), (saved) => this.idsOf(row, saved, finished)),
      );
    });
  }

  /** @throws MigrateException with every violation, as `EntityValidationException` lists them */
  private validate(draft: EntityDraft, original: StoredEntity | undefined): Maybe<void> {
    return andThen(this.services.entities.validate(draft, original), (violations) => {
      if (violations.length === 0) return;
      const given = draft.values.get(this.idField);
      const id = original?.id ?? (given === undefined ? null : mainValueOf(given));
      const revision = original?.revisionId ? `, revision: ${original.revisionId}` : '';
      const locator = id === null ? draft.type : `${draft.type}: ${stringOf(id)}${revision}`;
      const messages = violations.map(({ path, message }) => `${path}=${message}`);
      throw new MigrateException(`[${locator}]: ${messages.join('||')}`);
    });
  }

  /** An id that the row gave stays as it is; one that the storage gave is text, as a database returns it. */
  protected idsOf(row: Row, saved: StoredEntity, draft: EntityDraft): PhpArray {
    const given = row.destinationProperty(this.idField);
    const own = given !== undefined && draft.values.has(this.idField) ? mainValueOf(given) : null;
    const id = toBoolean(own) ? own : String(saved.id);
    if (!this.options.translations) return [id];
    return [id, draft.translation ?? saved.langcode];
  }

  /** An id as the storage knows it; undefined for an empty one, and for text where ids are numbers. */
  protected idOf(value: Value): string | number | undefined {
    const id = mainValueOf(value);
    if (!toBoolean(id)) return undefined;
    if (this.entityType.idType === 'string') return stringOf(id);
    const number = typeof id === 'string' ? parseNumeric(id.trim()) : id;
    if (number === undefined || (number instanceof PhpFloat && !Number.isInteger(number.value))) return undefined;
    return Number(toInt(number));
  }
}
