import type { Node } from '@xmldom/xmldom';
import { debugType, stringOf, toBoolean } from '../../php/conversion.ts';
import { PhpError } from '../../php/errors.ts';
import { pregMatch } from '../../php/preg.ts';
import { elementAt, entries, isArray, type Value } from '../../php/value.ts';
import { andThen } from '../../pipeline/maybe.ts';
import type { Configuration, ProcessBuildContext, ProcessContext, ProcessFactory, ProcessPlugin } from '../process.ts';
import { Stop } from '../process.ts';
import type { Maybe } from '../services.ts';
import { option } from './configuration.ts';
import type { DomDocument } from './dom-document.ts';
import { problem, replaceMode, textOption } from './dom-replacing.ts';
import { documentIn, nodeSelector } from './dom-step.ts';
import { eachInOrder } from './in-order.ts';
import migrationLookup from './migration_lookup.run.ts';
import { phpCall } from './php-call.ts';

const ID = 'dom_migration_lookup';

/** A migration to look in, and what the match becomes. */
interface Target {
  readonly lookup: ProcessPlugin;
  readonly replace: string;
}

/** migrate_plus' `DomMigrationLookup`. */
const factory: ProcessFactory = (configuration, context) => {
  const mode = replaceMode(ID, configuration, ['xpath', 'mode', 'search']);
  const targets = targetsOf(configuration, context);
  const select = nodeSelector(stringOf(option(configuration, 'xpath')));
  const call = phpCall(context.services);

  function replaceIn(found: DomDocument, node: Node, context: ProcessContext): Maybe<void> {
    const subject = mode.read(node);
    if (!toBoolean(subject)) return;
    const search = textOption(option(configuration, 'search'), 'getSearch');
    const match = pregMatch(search, subject);
    if (!match) return;
    return andThen(firstMapped(targets, match.groups[1] ?? null, context), (mapped) => {
      if (mapped !== undefined) mode.write(found, node, stringOf(call('preg_replace', [search, mapped, subject])));
    });
  }

  return {
    transform: (value, context) => {
      const found = documentIn(value, ID, context.destinationProperty);
      const done = eachInOrder(select(found.document), (node) => replaceIn(found, node, context));
      return andThen(done, () => found);
    },
  };
};

/** The replacement of the first migration that knows the id. */
function firstMapped(targets: readonly Target[], id: Value, context: ProcessContext): Maybe<string | undefined> {
  const [target, ...others] = targets;
  if (!target) return undefined;
  return andThen(target.lookup.transform(id, context), (result) => {
    const mapped = result instanceof Stop ? result.value : result;
    if (mapped === null) return firstMapped(others, id, context);
    if (typeof mapped === 'string') return target.replace.replaceAll('[mapped-id]', mapped);
    throw new PhpError(
      'TypeError',
      `Drupal\\migrate_plus\\Plugin\\migrate\\process\\DomMigrationLookup::migrationLookup(): Return value must be of type ?string, ${debugType(mapped)} returned`,
    );
  });
}

/** @throws PhpException InvalidPluginDefinitionException where a migration has nothing to put in the place of the match */
function targetsOf(configuration: Configuration, context: ProcessBuildContext): readonly Target[] {
  const migrations = option(configuration, 'migrations');
  if (!toBoolean(migrations)) throw problem(ID, "Configuration option 'migration' is required.");
  if (!isArray(migrations)) throw problem(ID, "Configuration option 'migration' should be a keyed array.");
  const general = option(configuration, 'replace');
  const noStub = configuration.has('no_stub') ? option(configuration, 'no_stub') : true;
  return Array.from(entries(migrations), ([migration, settings]) => {
    const own = isArray(settings) ? (elementAt(settings, 'replace') ?? null) : null;
    const replace = toBoolean(own) ? own : toBoolean(general) ? general : null;
    if (replace === null) {
      throw problem(
        ID,
        `Please define either a global replace for all migrations, or a specific one for 'migrations.${migration}'.`,
      );
    }
    const lookup = migrationLookup(
      new Map<string, Value>([
        ['migration', migration],
        ['no_stub', noStub],
      ]),
      context,
    );
    return { lookup, replace: stringOf(replace) };
  });
}

export default factory;
