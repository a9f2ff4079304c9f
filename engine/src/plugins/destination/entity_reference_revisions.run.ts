import { mainValueOf } from '../../entity/main-value.ts';
import { toBoolean } from '../../php/casts.ts';
import { arrayFrom, type Key, type PhpArray, type Value } from '../../php/value.ts';
import { andThen } from '../../pipeline/maybe.ts';
import type { IdDefinitions, Row } from '../../pipeline/row.ts';
import type { EntityType } from '../../site/model.ts';
import type { DestinationFactory } from '../destination.ts';
import { MigrateException, RollbackAction } from '../exceptions.ts';
import type { EntityDraft, Maybe, StoredEntity } from '../services.ts';
import type { EntityDestinationServices } from './content-entity.ts';
import { entityTypeOf } from './entity-type-of.ts';
import { type FoundRevision, RevisionSavingDestination } from './revision-destination.ts';

/**
 * Entities that others refer to by revision, paragraphs above all:
 * `Drupal\entity_reference_revisions\Plugin\migrate\destination\EntityReferenceRevisions`.
 */
export class EntityReferenceRevisionsDestination extends RevisionSavingDestination {
  private readonly newRevisions: boolean;
  private readonly forceRevision: boolean;

  constructor(entityType: EntityType, configuration: ReadonlyMap<Key, Value>, services: EntityDestinationServices) {
    super(entityType, configuration, services);
    this.newRevisions = toBoolean(configuration.get('new_revisions') ?? null);
    this.forceRevision = toBoolean(configuration.get('force_revision') ?? null);
  }

  /** @throws MigrateException for a type without revisions, and for translations of one without languages */
  override ids(): IdDefinitions {
    const { revision, langcode } = this.entityType.keys;
    if (revision === undefined) throw new MigrateException('This entity type does not support revisions.');
    const ids = new Map([
      [this.idField, INTEGER],
      [revision, INTEGER],
    ]);
    if (!this.options.translations) return ids;
    if (langcode === undefined) throw new MigrateException('This entity type does not support translation.');
    return ids.set(langcode, new Map([['type', 'string']]));
  }

  override rollback(ids: ReadonlyMap<string, Value>): Maybe<void> {
    if (this.options.translations) return super.rollback(ids);
    const { entities } = this.services;
    const { id: type } = this.entityType;
    return andThen(this.revision(ids.get(this.revisionField) ?? null, ids.get(this.idField)), (revision) => {
      if (!revision) return;
      return andThen(this.isDefault(revision), (isDefault) =>
        isDefault ? entities.delete(type, revision.id) : entities.deleteRevision(type, revision.revisionId ?? 0),
      );
    });
  }

  /** @throws MigrateException for a revision that belongs to another entity than the one that the row names */
  protected override find(row: Row, old: readonly Value[]): Maybe<FoundRevision | undefined> {
    const property = (name: string) => mainValueOf(row.destinationProperty(name) ?? null);
    const id = old[0] ?? property(this.idField);
    const revisionId = this.forceRevision ? null : (old[1] ?? property(this.revisionField));
    return andThen(this.revision(revisionId, id), (revision) => {
      if (revision && toBoolean(id) && String(revision.id) !== String(this.idOf(id))) {
        throw new MigrateException(
          'The revision_id exists for this entity type, but does not belong to the given entity id',
        );
      }
      if (!revision) return this.findEntity(id);
      return andThen(this.isDefault(revision), (isDefault) => ({
        entity: revision,
        revision: { isNew: false, isDefault },
      }));
    });
  }

  private findEntity(id: Value): Maybe<FoundRevision | undefined> {
    return andThen(
      this.entity(id),
      (entity) => entity && { entity, revision: { isNew: this.newRevisions, isDefault: true } },
    );
  }

  /** Whatever the map says: what such a migration saved goes at a rollback. */
  override rollbackAction(): RollbackAction {
    return RollbackAction.Delete;
  }

  protected override idsOf(_row: Row, saved: StoredEntity, draft: EntityDraft): PhpArray {
    const ids: [Key, Value][] = [
      [this.idField, String(saved.id)],
      [this.revisionField, String(saved.revisionId)],
    ];
    if (this.options.translations) ids.push([0, draft.translation ?? saved.langcode]);
    return arrayFrom(ids);
  }
}

const INTEGER: ReadonlyMap<Key, Value> = new Map([['type', 'integer']]);

/** `entity_reference_revisions:TYPE`. */
const factory: DestinationFactory = (configuration, context) =>
  new EntityReferenceRevisionsDestination(
    entityTypeOf('entity_reference_revisions', context),
    configuration,
    context.services,
  );

export default factory;
