import type { Migration } from '../../definition/definition.ts';
import type { Snapshot } from '../../executable/open.ts';
import { stringOf } from '../../php/conversion.ts';
import { isArray, valuesOf } from '../../php/value.ts';
import { createCatalogue } from '../../plugins/catalogue.ts';
import type { StandIns } from '../../standins/standins.ts';

/**
 * The workspace without the migrations that Drupal drops in silence: those with a source plugin that does not exist, or of a module that is
 * not enabled (`NoSourcePluginDecorator`, `ProviderFilterDecorator`). Only where all plugins and modules are known, as they are of
 * a recorded site: elsewhere a run says what is missing.
 */
export function withoutDropped(snapshot: Snapshot, standIns: StandIns): Snapshot {
  const catalogue = createCatalogue();
  const hasSource = ({ source }: Migration) => {
    const id = stringOf(source.get('plugin') ?? null);
    return standIns.source(id) !== undefined || catalogue.find('source', id) !== undefined;
  };
  const isProvided = ({ raw }: Migration) => {
    const provider = raw.get('provider') ?? [];
    const modules = isArray(provider) ? valuesOf(provider).map(stringOf) : [stringOf(provider)];
    return modules.every((module) => module === 'core' || (snapshot.site.modules?.has(module) ?? true));
  };
  const kept = [...snapshot.migrations].filter(([, migration]) => hasSource(migration) && isProvided(migration));
  return { ...snapshot, migrations: new Map(kept) };
}
