import { migrationKeys } from '@migrate-workbench/engine/plugins/migration-keys.ts';
import { CompletionItemKind } from 'vscode-languageserver-types';
import type { MigrationContext } from '../context.ts';
import { knownMigrations } from '../migrationIds.ts';
import type { AnyPlugin, SectionType } from '../plugins.ts';
import type { Candidate } from './candidate.ts';
import type { Cursor } from './cursor.ts';
import { destinationCandidates } from './destinations.ts';
import { optionKeys, optionValues } from './options.ts';
import { placeOf } from './place.ts';
import { pluginIds } from './pluginIds.ts';
import { type Caret, propertyCandidates } from './properties.ts';

/** What fits at a caret, best first. */
export function candidatesAt(cursor: Cursor, context: MigrationContext, offset: number): readonly Candidate[] {
  const place = placeOf(cursor);
  switch (place.kind) {
    case 'root':
      return cursor.slot === 'key' ? rootKeys(cursor) : rootValues(cursor, context);
    case 'section':
      return inPlugin(place.section, place.inside, cursor, { context, offset, destination: undefined });
    case 'process':
      if (cursor.slot === 'key') return place.depth === 0 ? destinationCandidates(cursor, context) : [];
      return propertyCandidates({ context, offset, destination: cursor.key });
    case 'step':
      return inPlugin('process', place.inside, cursor, { context, offset, destination: place.destination });
    case 'other':
      return inOther(place.path, cursor, context);
  }
}

function rootKeys({ siblings }: Cursor): readonly Candidate[] {
  const free = migrationKeys.filter((key) => key.ignored !== true && !siblings.has(key.name));
  return free.map((key) => ({
    label: key.name,
    kind: CompletionItemKind.Property,
    documentation: key.text,
    opens: key.types[0] === 'mapping' ? 'block' : key.types[0] === 'sequence' ? 'list' : 'value',
  }));
}

function rootValues({ key }: Cursor, { knowledge }: MigrationContext): readonly Candidate[] {
  if (key !== 'migration_group') return [];
  return [...knowledge.workspace.groupIds()].map((label) => ({
    label,
    kind: CompletionItemKind.Module,
    detail: 'group',
  }));
}

/** In the mapping of a plugin, whatever its type: its id, option keys, option values. */
function inPlugin(type: SectionType, inside: readonly string[], cursor: Cursor, caret: Caret): readonly Candidate[] {
  const { context } = caret;
  const [option, ...deeper] = inside.filter((part) => part !== '-');
  if (option !== undefined) {
    if (deeper.length > 0 || cursor.slot !== 'item') return [];
    return optionValues(option, siblingPlugin(type, cursor, caret), caret);
  }
  if (cursor.slot === 'value' && cursor.key === 'plugin') return pluginIds(type, context);
  const plugin = pluginAt(type, cursor, context);
  if (cursor.slot === 'value') return optionValues(cursor.key ?? '', plugin, caret);
  return optionKeys(type, plugin, cursor.siblings);
}

function pluginAt(type: SectionType, { siblings }: Cursor, context: MigrationContext): AnyPlugin | undefined {
  const written = siblings.get('plugin');
  if (written !== undefined) return context.knowledge.plugins.find(type, written);
  if (type === 'process') return undefined;
  return type === 'source' ? context.sourcePlugin : context.destinationPlugin;
}

/** The plugin around a caret that is in the value of one of its options. */
function siblingPlugin(type: SectionType, cursor: Cursor, { context, offset }: Caret): AnyPlugin | undefined {
  if (type !== 'process') return pluginAt(type, { ...cursor, siblings: new Map() }, context);
  const around = context.steps.findLast(({ step }) => step.range.start <= offset && offset <= step.range.end + 1);
  return around?.plugin;
}

function inOther(
  path: readonly string[],
  { slot, siblings }: Cursor,
  { knowledge }: MigrationContext,
): readonly Candidate[] {
  if (path[0] !== 'migration_dependencies') return [];
  if (path.length === 1 && slot === 'key') {
    const keys = ['required', 'optional'].filter((key) => !siblings.has(key));
    return keys.map((label) => ({ label, kind: CompletionItemKind.Property, opens: 'list' }));
  }
  if (slot !== 'item') return [];
  return [...new Set(knownMigrations(knowledge.workspace))].map((label) => ({
    label,
    kind: CompletionItemKind.Reference,
  }));
}
