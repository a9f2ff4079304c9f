import type { DestinationFactory } from '../destination.ts';
import { RequirementsException, RollbackAction } from '../exceptions.ts';

/** Refuses to run: its definition says that its requirements are not met. */
const factory: DestinationFactory = () => ({
  ids: () => new Map(),
  supportsRollback: false,
  fields: () => new Map(),
  import: () => false,
  rollbackAction: () => RollbackAction.Delete,
  rollback: () => {
    // There is nothing that it could have saved.
  },
  checkRequirements: () => {
    throw new RequirementsException("Destination plugin 'null' did not meet the requirements", {
      requirements: ['null'],
    });
  },
});

export default factory;
