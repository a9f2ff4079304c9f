import { PhpError } from '../php/errors.ts';
import { isArray, type PhpArray } from '../php/value.ts';
import { andThen } from '../pipeline/maybe.ts';
import type { DestinationFactory } from '../plugins/destination.ts';
import { RollbackAction } from '../plugins/exceptions.ts';
import type { DestinationStandIn, DestinationStandInContext } from './config.ts';
import { idDefinitions } from './ids.ts';
import { StandInRow } from './row.ts';
import { guarded, guardedNow } from './throwing.ts';
import { fromPlain, toPlain, toPlainRecord } from './values.ts';

/** A destination stand-in as the engine takes its plugins. */
export function destinationFactory(standIn: DestinationStandIn): DestinationFactory {
  return (configuration, { derivative, migration }) => {
    const context: DestinationStandInContext = {
      configuration: toPlainRecord(configuration),
      migration: { id: migration.id },
      derivative,
    };
    const { ids, fields = {}, checkRequirements } = standIn;
    let action: RollbackAction = RollbackAction.Delete;
    return {
      ids: () => guardedNow(() => idDefinitions(typeof ids === 'function' ? ids(context) : ids)),
      supportsRollback: standIn.supportsRollback ?? standIn.rollback !== undefined,
      fields: () => new Map(Object.entries(fields)),
      import(row, oldDestinationIds) {
        action = RollbackAction.Delete;
        const preserveOnRollback = () => {
          action = RollbackAction.Preserve;
        };
        const oldIds = oldDestinationIds.map(toPlain);
        return andThen(
          guarded(() => standIn.import(new StandInRow(row), { ...context, oldIds, preserveOnRollback })),
          (returned) => guarded(() => savedIds(returned)),
        );
      },
      rollbackAction: () => action,
      rollback: (ids) => guarded(() => standIn.rollback?.(toPlainRecord(ids), context)),
      ...(checkRequirements && { checkRequirements: () => guarded(() => checkRequirements.call(standIn, context)) }),
    };
  };
}

/** What a destination returned: nothing is as good as false. */
function savedIds(returned: unknown): PhpArray | boolean {
  const value = fromPlain(returned);
  if (value === null || value === false) return false;
  if (value === true || isArray(value)) return value;
  throw new PhpError('TypeError', 'A destination gave neither a list of ids nor a boolean.');
}
