import type { Pipeline, PluginSection, Reference } from '@migrate-workbench/engine/definition/definition.ts';
import type { MappingEntry, MappingNode, Range } from '@migrate-workbench/engine/definition/syntax.ts';
import type { OptionSpec } from '@migrate-workbench/engine/plugins/descriptor.ts';
import type { MigrationContext } from './context.ts';
import { migrationReferences } from './migrationReferences.ts';
import type { AnyPlugin, SectionType } from './plugins.ts';
import type { PlacedStep, PropertyReference } from './steps.ts';

/** What the text at an offset means. One answer for hover, navigation and whatever else starts from a position. */
export type Located =
  | { readonly kind: 'plugin'; readonly type: SectionType; readonly id: string; readonly range: Range }
  | { readonly kind: 'option'; readonly plugin: AnyPlugin; readonly option: OptionSpec; readonly range: Range }
  | { readonly kind: 'key'; readonly name: string; readonly range: Range }
  | { readonly kind: 'property'; readonly reference: PropertyReference; readonly range: Range }
  | { readonly kind: 'migration'; readonly name: string; readonly range: Range }
  | { readonly kind: 'group'; readonly name: string; readonly range: Range }
  | { readonly kind: 'destination'; readonly pipeline: Pipeline; readonly range: Range };

/** Finds what stands at an offset; `undefined` for text that means nothing of its own. */
export function locate(context: MigrationContext, offset: number): Located | undefined {
  return (
    inHead(context, offset) ??
    inSection('source', context, offset) ??
    inSection('destination', context, offset) ??
    inProcess(context, offset)
  );
}

/** Whether a range holds an offset; the offset behind its last character counts, as a caret there belongs to the word. */
export function holds(range: Range, offset: number): boolean {
  return offset >= range.start && offset <= range.end;
}

function inHead({ file, definition }: MigrationContext, offset: number): Located | undefined {
  for (const entry of file.root?.entries ?? []) {
    if (holds(entry.key.range, offset)) return { kind: 'key', name: entry.name, range: entry.key.range };
  }
  const { group, dependencies } = definition;
  if (group !== undefined && holds(group.range, offset)) return { kind: 'group', name: group.name, range: group.range };
  const named = [...dependencies.required, ...dependencies.optional];
  return migrationAt(named, offset);
}

function migrationAt(references: Iterable<Reference>, offset: number): Located | undefined {
  for (const { name, range } of references) if (holds(range, offset)) return { kind: 'migration', name, range };
  return undefined;
}

function inSection(type: 'source' | 'destination', context: MigrationContext, offset: number): Located | undefined {
  const section: PluginSection | undefined = context.definition[type];
  if (section === undefined || !holds(section.entry.range, offset)) return undefined;
  const plugin = type === 'source' ? context.sourcePlugin : context.destinationPlugin;
  return inPlugin(type, section.plugin, section.configuration, plugin, offset);
}

function inPlugin(
  type: SectionType,
  id: Reference | undefined,
  configuration: MappingNode | undefined,
  plugin: AnyPlugin | undefined,
  offset: number,
): Located | undefined {
  if (id !== undefined && holds(id.range, offset)) return { kind: 'plugin', type, id: id.name, range: id.range };
  const entry = keyAt(configuration, offset);
  const option = entry && plugin?.options.get(entry.name);
  return option && plugin ? { kind: 'option', plugin, option, range: entry.key.range } : undefined;
}

function keyAt(configuration: MappingNode | undefined, offset: number): MappingEntry | undefined {
  return configuration?.entries.find((entry) => holds(entry.key.range, offset));
}

function inProcess(context: MigrationContext, offset: number): Located | undefined {
  const reference = context.references.find(({ range }) => holds(range, offset));
  if (reference !== undefined) return { kind: 'property', reference, range: reference.range };
  const migration = migrationAt(migrationReferences(context.steps), offset);
  if (migration !== undefined) return migration;
  let found: Located | undefined;
  for (const placed of context.steps) found = inStep(placed, offset) ?? found;
  return found;
}

function inStep({ step, pipeline, plugin }: PlacedStep, offset: number): Located | undefined {
  if (holds(pipeline.key.range, offset)) return { kind: 'destination', pipeline, range: pipeline.key.range };
  if (!holds(step.range, offset)) return undefined;
  return inPlugin('process', step.plugin, step.configuration, plugin, offset);
}
