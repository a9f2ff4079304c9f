import { mainValueOf } from '../../entity/main-value.ts';
import { toBoolean } from '../../php/casts.ts';
import type { Key, PhpArray, Value } from '../../php/value.ts';
import { andThen } from '../../pipeline/maybe.ts';
import type { IdDefinitions, Row } from '../../pipeline/row.ts';
import type { DestinationFactory } from '../destination.ts';
import { RollbackAction } from '../exceptions.ts';
import type { EntityDraft, Maybe, StoredEntity } from '../services.ts';
import { idDefinition, languageDefinition } from './entity-ids.ts';
import { entityTypeOf } from './entity-type-of.ts';
import { type FoundRevision, RevisionSavingDestination } from './revision-destination.ts';

/** Entities with all their revisions and translations: `Drupal\migrate\Plugin\migrate\destination\EntityContentComplete`. */
export class EntityCompleteDestination extends RevisionSavingDestination {
  override ids(): IdDefinitions {
    const { revision, langcode } = this.entityType.keys;
    const ids = new Map([[this.idField, idDefinition(this.entityType, this.idField, 'integer')]]);
    if (revision !== undefined) ids.set(revision, idDefinition(this.entityType, revision, 'integer'));
    return langcode === undefined ? ids : ids.set(...languageDefinition(this.entityType));
  }

  /** The whole entity goes with whichever of its rows is rolled back. */
  override rollback(ids: ReadonlyMap<string, Value>): Maybe<void> {
    const id = this.idOf(ids.get(this.idField) ?? null);
    return id === undefined ? undefined : this.services.entities.delete(this.entityType.id, id);
  }

  protected override find(row: Row, old: readonly Value[]): Maybe<FoundRevision | undefined> {
    const id = mainValueOf(row.destinationProperty(this.idField) ?? null);
    const given = mainValueOf(row.destinationProperty(this.revisionField) ?? null);
    return andThen(this.revision(old[1] ?? given, id), (revision) => {
      if (revision) return { entity: revision, revision: { isNew: false, isDefault: true } };
      return andThen(this.entity(id), (entity) => entity && { entity, revision: { isNew: true, isDefault: true } });
    });
  }

  protected override update(row: Row, original: StoredEntity, revision?: EntityDraft['revision']): Maybe<PhpArray> {
    const saved = super.update(row, original, revision);
    this.keepAction(row, RollbackAction.Delete);
    return saved;
  }

  /** A new entity is updated like any other before it is saved: what pipelines gave NULL for gets no default. */
  protected override newDraft(row: Row): Maybe<EntityDraft> {
    this.keepAction(row, RollbackAction.Delete);
    return andThen(super.newDraft(row), (draft) => ({
      ...draft,
      values: new Map([...draft.values, ...this.valuesOfUpdate(row)]),
    }));
  }

  /** Without `translations` one id is missing, and Drupal maps nothing. */
  protected override idsOf(row: Row, saved: StoredEntity, draft: EntityDraft): PhpArray {
    const given = mainValueOf(row.destinationProperty(this.idField) ?? null);
    const ids: Value[] = [toBoolean(given) ? given : String(saved.id)];
    if (this.entityType.keys.revision !== undefined) ids.push(String(saved.revisionId));
    if (this.options.translations) ids.push(draft.translation ?? saved.langcode);
    return ids;
  }
}

/** `entity_complete:TYPE`. */
const factory: DestinationFactory = (configuration: ReadonlyMap<Key, Value>, context) =>
  new EntityCompleteDestination(entityTypeOf('entity_complete', context), configuration, context.services);

export default factory;
