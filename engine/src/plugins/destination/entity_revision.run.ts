import { mainValueOf } from '../../entity/main-value.ts';
import { toBoolean } from '../../php/casts.ts';
import type { Key, PhpArray, Value } from '../../php/value.ts';
import { andThen } from '../../pipeline/maybe.ts';
import type { IdDefinitions, Row } from '../../pipeline/row.ts';
import type { DestinationFactory } from '../destination.ts';
import { MigrateException } from '../exceptions.ts';
import type { EntityDraft, Maybe, StoredEntity } from '../services.ts';
import { idDefinition, languageDefinition } from './entity-ids.ts';
import { entityTypeOf } from './entity-type-of.ts';
import { type FoundRevision, RevisionSavingDestination } from './revision-destination.ts';

/** Revisions of entities that exist, new ones never the default: `Drupal\migrate\Plugin\migrate\destination\EntityRevision`. */
export class EntityRevisionDestination extends RevisionSavingDestination {
  /** @throws MigrateException for a type without revisions, and for translations of one without languages */
  override ids(): IdDefinitions {
    const { id, keys } = this.entityType;
    if (keys.revision === undefined) {
      throw new MigrateException(`The "${id}" entity type does not support revisions.`);
    }
    const ids = new Map([[keys.revision, idDefinition(this.entityType, keys.revision, 'integer')]]);
    return this.options.translations ? ids.set(...languageDefinition(this.entityType)) : ids;
  }

  /** The ids in the map are revisions': there is nothing to read ahead. */
  override async prefetch(): Promise<void> {}

  /** @throws MigrateException where the entity does not exist */
  protected override find(row: Row, [old = null]: readonly Value[]): Maybe<FoundRevision> {
    const id = mainValueOf(row.destinationProperty(this.idField) ?? null);
    const revisionId = toBoolean(old) ? old : mainValueOf(row.destinationProperty(this.revisionField) ?? null);
    return andThen(this.revision(revisionId, id), (revision) => {
      if (revision) return this.asItIs(revision);
      return andThen(this.entity(id), (entity) => {
        if (!entity) throw new MigrateException('Unable to get entity');
        return { entity, revision: { isNew: true, isDefault: false } };
      });
    });
  }

  /** A revision that exists stays what it is, the default one included. */
  private asItIs(revision: StoredEntity): Maybe<FoundRevision> {
    return andThen(this.isDefault(revision), (isDefault) => ({
      entity: revision,
      revision: { isNew: false, isDefault },
    }));
  }

  protected override idsOf(_row: Row, saved: StoredEntity, draft: EntityDraft): PhpArray {
    const ids = [String(saved.revisionId)];
    return this.options.translations ? [...ids, draft.translation ?? saved.langcode] : ids;
  }
}

/** `entity_revision:TYPE`. */
const factory: DestinationFactory = (configuration: ReadonlyMap<Key, Value>, context) =>
  new EntityRevisionDestination(entityTypeOf('entity_revision', context), configuration, context.services);

export default factory;
