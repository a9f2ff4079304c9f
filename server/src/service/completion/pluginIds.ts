import { CompletionItemKind } from 'vscode-languageserver-types';
import type { MigrationContext } from '../context.ts';
import usage from '../data/usage.generated.json' with { type: 'json' };
import { describePlugin } from '../describe.ts';
import type { SectionType } from '../plugins.ts';
import type { Candidate } from './candidate.ts';

/** In how many of the repositories read each plugin is used. */
const ranks: Readonly<Record<SectionType, ReadonlyMap<string, number>>> = {
  source: new Map(Object.entries(usage.source)),
  process: new Map(Object.entries(usage.process)),
  destination: new Map(Object.entries(usage.destination)),
};

/** All plugin ids of a type, those first that most people use; with entity destinations for every entity type of the site. */
export function pluginIds(type: SectionType, { knowledge }: MigrationContext): readonly Candidate[] {
  const { plugins, site } = knowledge;
  const ids = new Set(plugins.catalogue.all(type).map(({ id }) => id));
  if (type === 'destination') {
    for (const entityType of site.entityTypes.keys()) ids.add(`entity:${entityType}`);
    ids.delete('entity');
  }
  const rank = (id: string): number => ranks[type].get(id) ?? 0;
  const sorted = [...ids].sort((a, b) => rank(b) - rank(a) || (a < b ? -1 : 1));
  return sorted.map((id): Candidate => {
    const plugin = plugins.find(type, id);
    const provider = plugin?.descriptor.provider ?? '';
    const documentation = plugin === undefined ? undefined : describePlugin(plugin);
    return { label: id, kind: CompletionItemKind.Function, detail: provider, documentation };
  });
}
