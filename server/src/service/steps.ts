import type { Pipeline, ProcessSection, Step } from '@migrate-workbench/engine/definition/definition.ts';
import { child, type Node, type Range, type ScalarNode } from '@migrate-workbench/engine/definition/syntax.ts';
import type { OptionSpec } from '@migrate-workbench/engine/plugins/descriptor.ts';
import type { Plugin, Plugins } from './plugins.ts';
import { PathIndex, type Property, parseProperty } from './property.ts';

/** A step with where it stands. */
export interface PlacedStep {
  readonly step: Step;
  readonly pipeline: Pipeline;
  /** Its place within the pipeline. */
  readonly index: number;
  /** The pipeline's place within its scope. */
  readonly order: number;
  readonly scope: Scope;
  readonly plugin: Plugin<'process'> | undefined;
}

/**
 * What `@name` can see: the destination properties of one row. A nested process section has a row of its own, which knows
 * neither the outer row's destination nor, as a rule, its source.
 */
export interface Scope {
  /** Properties in the order in which they are set, inherited ones first. */
  readonly destinations: readonly string[];
  /** The same, to be asked which of them a path means. */
  readonly paths: PathIndex;
  readonly pipelines: readonly Pipeline[];
  /** The step that owns the nested section; none for the migration's own. */
  readonly owner: PlacedStep | undefined;
  /** Of a section whose plugin is not known: nobody can tell which row its pipelines see. */
  readonly open: boolean;
}

/** A source or destination property named by a step. */
export interface PropertyReference {
  readonly name: string;
  readonly property: Property;
  readonly range: Range;
  readonly node: ScalarNode;
  readonly placed: PlacedStep;
  /** The row that it reads, and how many of that row's destination properties are set by then. */
  readonly scope: Scope;
  readonly order: number;
  /** The option that names it: `source`, or another with the reference kind `property`. */
  readonly option: string;
}

/** Plugins whose nested `process` runs on a new row for every item. */
const rowMakers: ReadonlySet<string> = new Set(['sub_process', 'iterator']);

/** Options whose nested pipelines run on the row of the step itself. */
const sameRowOptions: ReadonlySet<string> = new Set(['do_process', 'else_process']);

/** All steps of a process section, with those of nested sections after their owner. */
export function placeSteps(
  section: ProcessSection | undefined,
  inherited: readonly Pipeline[],
  plugins: Plugins,
): readonly PlacedStep[] {
  const pipelines = section?.pipelines ?? [];
  const destinations = [...inherited, ...pipelines].map((pipeline) => pipeline.destination);
  const steps: PlacedStep[] = [];
  const scope: Scope = {
    destinations,
    paths: new PathIndex(destinations),

    pipelines,
    owner: undefined,
    open: false,
  };
  place(pipelines, scope, (at) => inherited.length + at, steps, plugins);
  return steps;
}

function place(
  pipelines: readonly Pipeline[],
  scope: Scope,
  orderOf: (at: number) => number,
  into: PlacedStep[],
  plugins: Plugins,
): void {
  for (const [at, pipeline] of pipelines.entries()) {
    for (const [index, step] of pipeline.steps.entries()) {
      const plugin = step.pluginId === undefined ? undefined : plugins.process(step.pluginId);
      const placed: PlacedStep = { step, pipeline, index, order: orderOf(at), scope, plugin };
      into.push(placed);
      for (const { option, section } of step.nested) placeNested(option, section, placed, into, plugins);
    }
  }
}

function placeNested(
  option: string,
  { pipelines }: ProcessSection,
  owner: PlacedStep,
  into: PlacedStep[],
  plugins: Plugins,
): void {
  if (sameRowOptions.has(option)) {
    place(pipelines, owner.scope, () => owner.order, into, plugins);
    return;
  }
  const row = option === 'key' ? innerRow(owner) : undefined;
  const scope = row ?? rowOf(pipelines, owner);
  place(pipelines, scope, row === undefined ? (at) => at : () => scope.destinations.length, into, plugins);
}

/** The row of the nested `process` of a step. */
function innerRow(owner: PlacedStep): Scope | undefined {
  const nested = owner.step.nested.find(({ option }) => option === 'process');
  return nested && rowOf(nested.section.pipelines, owner);
}

function rowOf(pipelines: readonly Pipeline[], owner: PlacedStep): Scope {
  const destinations = pipelines.map((pipeline) => pipeline.destination);
  return {
    destinations,
    paths: new PathIndex(destinations),

    pipelines,
    owner,
    open: !rowMakers.has(owner.step.pluginId ?? ''),
  };
}

/** The property names in `source` and in the other options that hold one. */
export function propertyReferences(steps: readonly PlacedStep[]): readonly PropertyReference[] {
  const references: PropertyReference[] = [];
  for (const placed of steps) {
    for (const source of placed.step.sources) {
      const { name, range, node } = source;
      const { scope, order } = placed;
      references.push({ name, property: parseProperty(name), range, node, placed, scope, order, option: 'source' });
    }
    for (const option of placed.plugin?.options.values() ?? []) {
      if (option.reference === 'property' && option.name !== 'source') collect(placed, option, references);
    }
  }
  return references;
}

function collect(placed: PlacedStep, option: OptionSpec, into: PropertyReference[]): void {
  if (placed.step.nested.some((nested) => nested.option === option.name)) return;
  const inner = innerRow(placed);
  const scope = inner ?? placed.scope;
  const order = inner === undefined ? placed.order : scope.destinations.length;
  for (const node of scalars(child(placed.step.configuration, option.name))) {
    if (typeof node.value !== 'string') continue;
    const property = parseProperty(node.value);
    into.push({ name: node.value, property, range: node.range, node, placed, scope, order, option: option.name });
  }
}

/** A scalar itself, the scalars of a list, the values of a mapping; nothing deeper. */
export function scalars(node: Node | undefined): readonly ScalarNode[] {
  if (node === undefined) return [];
  if (node.kind === 'scalar') return [node];
  const nodes = node.kind === 'sequence' ? node.items : node.entries.map((entry) => entry.value);
  return nodes.filter((each) => each.kind === 'scalar');
}
