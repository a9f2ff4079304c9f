import { andThen } from '../pipeline/maybe.ts';
import type { Maybe } from '../plugins/services.ts';
import { eachInTurn, type SaveContext, textOf } from './hooks.ts';
import { uniqueFailed, uniqueKeys } from './integrity.ts';

/**
 * Checks the unique keys of the database: a user's name within a language, and a uuid that was given.
 * @param id the entity's own, undefined for a new one
 * @throws PhpException EntityStorageException where another entity has the value
 */
export function checkUnique(save: SaveContext, id: string | number | undefined): Maybe<void> {
  const { plan, draft, fields, original } = save;
  const { id: type, keys, tables } = plan.entityType;
  const key = Object.hasOwn(uniqueKeys, type) ? uniqueKeys[type] : undefined;
  const named = key && textOf(fields, key.field);
  const changed = named !== undefined && (!original || textOf(original, key?.field ?? '') !== named);
  const ofName = key && changed ? refuseOthers(save, id, key.field, named, key.columns, true) : undefined;
  return andThen(ofName, () => {
    const uuid = keys.uuid && draft.values.has(keys.uuid) ? textOf(fields, keys.uuid) : undefined;
    if (!keys.uuid || uuid === undefined || (original && textOf(original, keys.uuid) === uuid)) return;
    return refuseOthers(save, id, keys.uuid, uuid, [`${tables.base}.${keys.uuid}`], false);
  });
}

function refuseOthers(
  save: SaveContext,
  id: string | number | undefined,
  field: string,
  value: string,
  columns: readonly string[],
  sameLanguage: boolean,
): Maybe<void> {
  const { world, plan, langcode } = save;
  return andThen(world.find(plan.entityType.id, field, 'value', value), (ids) =>
    eachInTurn(
      ids.filter((found) => String(found) !== String(id)),
      (found) => {
        if (!sameLanguage) throw uniqueFailed(columns);
        return andThen(world.storage.load(plan.entityType.id, found), (other) => {
          if (other?.langcode === langcode) throw uniqueFailed(columns);
        });
      },
    ),
  );
}
