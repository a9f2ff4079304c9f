import { stringOf, toBoolean, toInt } from '../php/casts.ts';
import { isArray, type Value } from '../php/value.ts';
import { andThen } from '../pipeline/maybe.ts';
import type { Maybe, StoredEntity } from '../plugins/services.ts';
import type { SaveContext } from './hooks.ts';
import { storageException, uniqueFailed } from './integrity.ts';
import { mainValueOf } from './main-value.ts';
import type { SavePlan } from './save-plan.ts';

/** Under which ids an entity is saved. */
export interface Identity {
  readonly id: string | number;
  readonly revisionId: number | null;
}

/**
 * The ids of an entity: those that it has or was given, else the next of the serial columns.
 * @throws PhpException EntityStorageException for a new entity with the id of another one, and for an existing one whose
 *   id was set to NULL: it counts as new then, and its uuid is taken
 */
export function identify(save: SaveContext, original: StoredEntity | undefined): Maybe<Identity> {
  const { plan, draft } = save;
  const given = draft.values.get(plan.idField);
  if (original) {
    if (given !== undefined && isEmptyId(given, plan)) throw uniqueFailed([`${plan.entityType.tables.base}.uuid`]);
    return {
      id: original.id,
      revisionId: draft.revision?.isNew ? newRevision(save, original.id) : (revisionOf(save) ?? original.revisionId),
    };
  }
  if (given === undefined || isEmptyId(given, plan)) return numbered(save);
  const id = idFrom(save, given);
  const { storage } = save.world;
  return andThen(storage.load(plan.entityType.id, id), (existing) => {
    if (existing) throw storageException(`'${plan.entityType.id}' entity with ID '${id}' already exists.`);
    const revisionId = plan.revisionField ? (revisionOf(save) ?? storage.nextRevisionId(plan.entityType.id)) : null;
    if (typeof id === 'number') storage.reserve(plan.entityType.id, id, revisionId);
    return { id, revisionId };
  });
}

function numbered(save: SaveContext): Identity {
  const { plan, world } = save;
  const type = plan.entityType.id;
  if (plan.entityType.idType === 'string') throw storageException(`The "${type}" entity has no ID.`);
  const given = revisionOf(save);
  const id = world.storage.nextId(type);
  if (!plan.revisionField) return { id, revisionId: null };
  if (given === undefined) return { id, revisionId: world.storage.nextRevisionId(type) };
  world.storage.reserve(type, id, given);
  return { id, revisionId: given };
}

/** The id of a new revision, given or the next, where the entity type has revisions. */
function newRevision(save: SaveContext, id: string | number): number | null {
  const { plan, world } = save;
  if (plan.revisionField === undefined) return null;
  const given = revisionOf(save);
  if (given === undefined) return world.storage.nextRevisionId(plan.entityType.id);
  if (typeof id === 'number') world.storage.reserve(plan.entityType.id, id, given);
  return given;
}

/** The revision id in the values, where one is given. */
function revisionOf({ plan, draft }: SaveContext): number | undefined {
  const given = plan.revisionField === undefined ? undefined : draft.values.get(plan.revisionField);
  if (given === undefined || isEmptyId(given, plan)) return undefined;
  return Number(toInt(mainValueOf(given)));
}

function idFrom({ plan }: SaveContext, given: Value): string | number {
  const value = mainValueOf(given);
  return plan.entityType.idType === 'string' ? stringOf(value) : Number(toInt(value));
}

/** Serial columns take no number from an empty value; the anonymous user alone has the id 0. */
function isEmptyId(given: Value, plan: SavePlan): boolean {
  const value = mainValueOf(given);
  if (plan.entityType.id === 'user' && (value === 0 || value === '0')) return false;
  return isArray(value) || !toBoolean(value);
}
