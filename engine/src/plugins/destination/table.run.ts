import { entries, isArray } from '../../php/value.ts';
import type { DestinationFactory } from '../destination.ts';
import { MigrateException, PluginNotRunnableError, RollbackAction } from '../exceptions.ts';

/**
 * `table`: it needs a database of the site's that may be written to, which the engine does not have. Its ids are known all
 * the same, so that the map can be read.
 * @throws MigrateException where the configuration names no table or no ids
 */
const factory: DestinationFactory = (options) => {
  if (typeof options.get('table_name') !== 'string' || !isArray(options.get('id_fields') ?? null)) {
    throw new MigrateException('Id fields are required for a table destination');
  }
  const idFields = options.get('id_fields') ?? [];
  const refuse = (): never => {
    throw new PluginNotRunnableError(
      'destination',
      'table',
      'it writes into a table of the site’s database, and no connection that may be written to is configured. Run this migration on the site itself, or give it a stand-in in migrate-workbench.config.mjs.',
    );
  };
  return {
    supportsRollback: true,
    ids: () =>
      new Map(
        [...(isArray(idFields) ? entries(idFields) : [])].map(([name, definition]) => [
          String(name),
          new Map(isArray(definition) ? entries(definition) : []),
        ]),
      ),
    fields: () => new Map(),
    import: refuse,
    rollbackAction: () => RollbackAction.Delete,
    rollback: refuse,
    checkRequirements: refuse,
  };
};

export default factory;
