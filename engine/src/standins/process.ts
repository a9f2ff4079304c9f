import { isArray, type Value, valuesOf } from '../php/value.ts';
import type { LoadedProcessPlugin } from '../pipeline/compile.ts';
import { andThen } from '../pipeline/maybe.ts';
import { MessageLevel } from '../plugins/exceptions.ts';
import {
  type Configuration,
  type ProcessBuildContext,
  type ProcessContext,
  type ProcessPlugin,
  Stop,
} from '../plugins/process.ts';
import type { ProcessStandIn, ProcessStandInContext, StandInMigration } from './config.ts';
import { StandInRow } from './row.ts';
import { guarded, guardedNow } from './throwing.ts';
import { fromPlain, toPlain, toPlainRecord } from './values.ts';

/** A process stand-in as the pipeline takes its plugins. */
export function processPlugin(id: string, given: ProcessStandIn | ProcessStandIn['transform']): LoadedProcessPlugin {
  const standIn: ProcessStandIn = typeof given === 'function' ? { transform: given } : given;
  return {
    descriptor: { id, handleMultiples: standIn.handleMultiples ?? false },
    factory: (configuration, build) => buildPlugin(standIn, configuration, build),
  };
}

function buildPlugin(standIn: ProcessStandIn, configuration: Configuration, build: ProcessBuildContext): ProcessPlugin {
  guarded(() => standIn.configure?.(toPlainRecord(configuration)));
  const shared = sharedContext(configuration, build);
  let last: Value = null;
  return {
    transform(value, context) {
      const called = guarded(() => standIn.transform(toPlain(value), contextOf(context, shared, build)));
      return andThen(called, (returned) =>
        guarded(() => {
          const result = returned instanceof Stop ? returned : fromPlain(returned);
          last = result instanceof Stop ? result.value : result;
          return result;
        }),
      );
    },
    multiple() {
      const { multiple = false } = standIn;
      return typeof multiple === 'boolean' ? multiple : guardedNow(() => multiple(toPlain(last)));
    },
  };
}

type Shared = Pick<ProcessStandInContext, 'configuration' | 'migration' | 'display' | 'lookup' | 'now'>;

/** What does not change from row to row. */
function sharedContext(configuration: Configuration, { migration, services }: ProcessBuildContext): Shared {
  return {
    configuration: toPlainRecord(configuration),
    migration: migrationOf(migration),
    display: (message, type = 'status') => services.messages.display(message, type),
    async lookup(migrations, sourceIds) {
      const ids = fromPlain(sourceIds);
      const names = typeof migrations === 'string' ? [migrations] : migrations;
      const found = await services.lookup.lookup(names, isArray(ids) ? ids : [ids]);
      return found.map((row) => valuesOf(row).map(toPlain));
    },
    now: () => services.clock.now(),
  };
}

function migrationOf(migration: ProcessBuildContext['migration']): StandInMigration {
  return {
    id: migration.id,
    source: toPlainRecord(migration.sourceConfiguration),
    destination: toPlainRecord(migration.destinationConfiguration),
  };
}

function contextOf({ row, destinationProperty }: ProcessContext, shared: Shared, build: ProcessBuildContext) {
  const context: ProcessStandInContext = {
    ...shared,
    row: new StandInRow(row),
    destinationProperty,
    saveMessage: (message, level = MessageLevel.Informational) => build.services.messages.save(row, message, level),
  };
  return context;
}
