import type { DestinationPlugin } from '../destination.ts';
import { RequirementsException, RollbackAction } from '../exceptions.ts';

/**
 * The destination that never runs: `NullDestination`.
 * @param requirements what is missing, where it stands for a destination that does not exist
 */
export function nullDestination(requirements: Readonly<Record<string, readonly string[]>> = {}): DestinationPlugin {
  return {
    supportsRollback: false,
    ids: () => new Map(),
    fields: () => new Map(),
    import: () => false,
    rollbackAction: () => RollbackAction.Delete,
    rollback: () => undefined,
    checkRequirements: () => {
      throw new RequirementsException("Destination plugin 'null' did not meet the requirements", requirements);
    },
  };
}
