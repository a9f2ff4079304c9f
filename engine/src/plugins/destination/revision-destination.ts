import { toBoolean } from '../../php/casts.ts';
import type { PhpArray, Value } from '../../php/value.ts';
import { andThen } from '../../pipeline/maybe.ts';
import type { Row } from '../../pipeline/row.ts';
import type { EntityDraft, Maybe, StoredEntity } from '../services.ts';
import { ContentEntityDestination } from './content-entity.ts';

/** A revision that a row updates, or the entity that it makes a new revision of. */
export interface FoundRevision {
  readonly entity: StoredEntity;
  readonly revision: NonNullable<EntityDraft['revision']>;
}

/** What the destinations that save revisions share: they look for a revision first. */
export abstract class RevisionSavingDestination extends ContentEntityDestination {
  override import(row: Row, oldDestinationIds: readonly Value[]): Maybe<PhpArray | boolean> {
    return andThen(this.find(row, oldDestinationIds), (found) =>
      found ? this.update(row, found.entity, found.revision) : this.create(row),
    );
  }

  /** What there is to update; undefined where an entity has to be made. */
  protected abstract find(row: Row, oldDestinationIds: readonly Value[]): Maybe<FoundRevision | undefined>;

  protected get revisionField(): string {
    return this.entityType.keys.revision ?? 'revision_id';
  }

  /** A revision by its id, undefined for an empty id. */
  protected revision(id: Value, entity?: Value): Maybe<StoredEntity | undefined> {
    const revisionId = Number(this.idOf(id) ?? 0);
    if (!toBoolean(id) || !Number.isInteger(revisionId) || revisionId === 0) return undefined;
    return this.services.entities.loadRevision(this.entityType.id, revisionId, this.idOf(entity ?? null));
  }

  protected entity(id: Value): Maybe<StoredEntity | undefined> {
    const known = this.idOf(id);
    return known === undefined ? undefined : this.services.entities.load(this.entityType.id, known);
  }

  /** Whether a revision is the one that its entity stands for. */
  protected isDefault(revision: StoredEntity): Maybe<boolean> {
    return andThen(
      this.services.entities.load(this.entityType.id, revision.id),
      (entity) => entity?.revisionId === revision.revisionId,
    );
  }
}
