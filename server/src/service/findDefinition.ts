import type { Definition } from '@migrate-workbench/engine/definition/definition.ts';
import type { Range } from '@migrate-workbench/engine/definition/syntax.ts';
import type { MigrationContext } from './context.ts';
import { locate } from './locate.ts';
import { overlaps } from './property.ts';
import type { PropertyReference } from './steps.ts';

/** A place in a file of the workspace. */
export interface Target {
  readonly definition: Definition;
  readonly range: Range;
}

/** Where that is defined which the text at an offset names: a pseudofield, a constant, a migration, a group. */
export function findDefinition(context: MigrationContext, offset: number): readonly Target[] {
  const located = locate(context, offset);
  if (located?.kind === 'property') return propertyTargets(located.reference, context);
  const { workspace } = context.knowledge;
  if (located?.kind === 'migration') return workspace.migrations(located.name).map(headOf);
  if (located?.kind === 'group') {
    const group = workspace.group(located.name);
    return group === undefined ? [] : [headOf(group)];
  }
  return [];
}

function headOf(definition: Definition): Target {
  return { definition, range: definition.id?.range ?? definition.root?.range ?? { start: 0, end: 0 } };
}

function propertyTargets(reference: PropertyReference, context: MigrationContext): readonly Target[] {
  const { property } = reference;
  if (property.kind === 'empty') return [];
  if (property.kind === 'destination') return destinationTargets(reference, property.path, context);
  if (property.path.startsWith('constants/')) return constantTargets(property.path.slice('constants/'.length), context);
  return sourceTargets(property.path, context);
}

function destinationTargets({ scope }: PropertyReference, path: string, context: MigrationContext): readonly Target[] {
  const own = scope.pipelines.filter((pipeline) => overlaps(pipeline.destination, path));
  if (own.length > 0) return own.map(({ key }) => ({ definition: context.file, range: key.range }));
  if (scope.owner !== undefined) return [];
  return context.layers.slice(1).flatMap((definition) => {
    const pipelines = definition.process?.pipelines ?? [];
    const matching = pipelines.filter((pipeline) => overlaps(pipeline.destination, path));
    return matching.map(({ key }) => ({ definition, range: key.range }));
  });
}

function constantTargets(path: string, context: MigrationContext): readonly Target[] {
  for (const definition of context.layers) {
    const exact = definition.constants.filter((constant) => constant.path === path);
    const found = exact.length > 0 ? exact : definition.constants.filter((constant) => overlaps(constant.path, path));
    const [first] = found;
    if (first !== undefined) return [{ definition, range: first.entry.key.range }];
  }
  return [];
}

/** Keys of the source's configuration, which every row carries. */
function sourceTargets(path: string, context: MigrationContext): readonly Target[] {
  const name = path.split('/')[0];
  for (const definition of context.layers) {
    const entry = definition.source?.configuration?.entries.find((each) => each.name === name);
    if (entry !== undefined) return [{ definition, range: entry.key.range }];
  }
  return [];
}
