import type {
  Definition,
  Pipeline,
  PluginSection,
  Reference,
} from '@migrate-workbench/engine/definition/definition.ts';
import { child, type MappingNode, type Node, stringOf } from '@migrate-workbench/engine/definition/syntax.ts';
import type { Knowledge } from './knowledge.ts';
import type { Plugin } from './plugins.ts';
import { type PlacedStep, type PropertyReference, placeSteps, propertyReferences } from './steps.ts';

/**
 * One migration as the rules and features see it: its own text together with what it inherits from its group and from
 * included shared configuration. Made once per version of the text and of the workspace; its parts are worked out when first asked for.
 */
export class MigrationContext {
  /** Itself first, then what it inherits, nearest first. */
  readonly layers: readonly Definition[];
  /**
   * Whether everything that makes up the migration is known. Not so where its group or an include is nowhere in the
   * workspace, where PHP of its own (`class`, `deriver`) may add to it, or where it is itself a part of others.
   */
  readonly complete: boolean;

  private placed: readonly PlacedStep[] | undefined;
  private referred: readonly PropertyReference[] | undefined;
  private columns: SourceColumns | undefined | null = null;

  /**
   * @param definition the migration; for a group's file, its `shared_configuration`
   * @param file the file it stands in, whose comments and top-level keys count
   */
  constructor(
    readonly definition: Definition,
    readonly file: Definition,
    readonly knowledge: Knowledge,
  ) {
    const inherited = inheritedBy(definition, knowledge);
    this.layers = [definition, ...inherited.layers];
    this.complete = inherited.complete && definition === file && file.kind !== 'shared' && !hasOwnPhp(this.layers);
  }

  get sourceId(): Reference | undefined {
    return firstOf(this.layers, (layer) => layer.source?.plugin);
  }

  get sourcePlugin(): Plugin<'source'> | undefined {
    const id = this.sourceId?.name;
    return id === undefined ? undefined : this.knowledge.plugins.source(id);
  }

  get destinationId(): Reference | undefined {
    return firstOf(this.layers, (layer) => layer.destination?.plugin);
  }

  get destinationPlugin(): Plugin<'destination'> | undefined {
    const id = this.destinationId?.name;
    return id === undefined ? undefined : this.knowledge.plugins.destination(id);
  }

  /** The entity type that the destination saves, where it says it: `node` of `entity:node` and `entity_revision:node`. */
  get entityType(): string | undefined {
    const id = this.destinationId?.name ?? '';
    return /^(?:entity|entity_revision|entity_complete|entity_reference_revisions):([a-z0-9_]+)$/.exec(id)?.[1];
  }

  /** The bundle of every row, where the text fixes it. */
  get bundle(): string | undefined {
    const fixed = stringOf(this.option('destination', 'default_bundle'));
    const type = this.entityType;
    const key = type === undefined ? undefined : this.knowledge.site.entityTypes.get(type)?.keys.bundle;
    const pipeline = key === undefined ? undefined : this.pipeline(key);
    if (pipeline === undefined) return fixed;
    return this.literalOf(pipeline);
  }

  /** An option of the source or destination section, from the nearest layer that has it. */
  option(section: 'source' | 'destination', name: string): Node | undefined {
    return firstOf(this.layers, (layer) => child(layer[section]?.configuration, name));
  }

  /** The mappings of a section in all layers, nearest first. */
  configurations(section: 'source' | 'destination'): readonly MappingNode[] {
    return this.layers.flatMap((layer) => {
      const part: PluginSection | undefined = layer[section];
      return part?.configuration === undefined ? [] : [part.configuration];
    });
  }

  /** Top-level pipelines that run before its own: those of the group and of includes. */
  get inheritedPipelines(): readonly Pipeline[] {
    return this.layers.slice(1).flatMap((layer) => layer.process?.pipelines ?? []);
  }

  /** The pipeline of a destination property, inherited ones too. */
  pipeline(destination: string): Pipeline | undefined {
    return firstOf(this.layers, (layer) =>
      layer.process?.pipelines.find((pipeline) => pipeline.destination === destination),
    );
  }

  /** Every step of its own process section, nested ones included, in the order of the text. */
  get steps(): readonly PlacedStep[] {
    this.placed ??= placeSteps(this.definition.process, this.inheritedPipelines, this.knowledge.plugins);
    return this.placed;
  }

  /** Every name of a source or destination property in its own process section. */
  get references(): readonly PropertyReference[] {
    this.referred ??= propertyReferences(this.steps);
    return this.referred;
  }

  /** The paths below `constants`, inherited ones too. */
  *constants(): Iterable<string> {
    for (const layer of this.layers) for (const constant of layer.constants) yield constant.path;
  }

  /** What is known of the columns of its source. */
  get sourceColumns(): SourceColumns | undefined {
    if (this.columns === null) this.columns = columnsOf(this);
    return this.columns;
  }

  /** The string that a pipeline always gives: a `default_value`, or a constant. */
  private literalOf(pipeline: Pipeline): string | undefined {
    const step = pipeline.steps.length === 1 ? pipeline.steps[0] : undefined;
    if (step?.pluginId === 'default_value' && step.sources.length === 0) {
      return stringOf(child(step.configuration, 'default_value'));
    }
    const name = step?.pluginId === 'get' && !step.sourceIsList ? step.sources[0]?.name : undefined;
    if (!name?.startsWith('constants/')) return undefined;
    const path = name.slice('constants/'.length);
    const constant = firstOf(this.layers, (layer) => layer.constants.find((each) => each.path === path));
    return stringOf(constant?.entry.value);
  }
}

/** Names that a row of the source has, beside the keys of its configuration. */
export interface SourceColumns {
  readonly names: ReadonlySet<string>;
  /** Where the names come from, for messages: "the data rows", "the header of people.csv". */
  readonly origin: string;
}

function firstOf<T>(layers: readonly Definition[], pick: (layer: Definition) => T | undefined): T | undefined {
  for (const layer of layers) {
    const found = pick(layer);
    if (found !== undefined) return found;
  }
  return undefined;
}

function inheritedBy(definition: Definition, knowledge: Knowledge): { layers: Definition[]; complete: boolean } {
  const layers: Definition[] = [];
  let complete = true;
  for (const include of definition.includes) {
    const shared = knowledge.workspace.shared(include.name);
    if (shared === undefined) complete = false;
    else layers.push(shared.shared ?? shared);
  }
  // migrate_plus puts a migration without a group into `default`, which need not exist.
  const group = knowledge.workspace.group(definition.group?.name ?? 'default');
  if (group === undefined && definition.group !== undefined) complete = false;
  if (group?.shared !== undefined) layers.push(group.shared);
  return { layers, complete };
}

/** Classes that only run a migration as it stands. */
const plainClasses = new Set(['', 'Drupal\\migrate\\Plugin\\Migration']);

function hasOwnPhp(layers: readonly Definition[]): boolean {
  return layers.some((layer) => {
    const name = (stringOf(child(layer.root, 'class')) ?? '').replace(/^\\/, '');
    return !plainClasses.has(name) || Boolean(stringOf(child(layer.root, 'deriver')));
  });
}

/** Source plugins whose configuration or data file says all their columns, and how to read them from the configuration. */
const columnReaders: Readonly<Record<string, (context: MigrationContext) => SourceColumns | undefined>> = {
  embedded_data: (context) =>
    fromLists(context, 'data_rows', 'the data rows', (row) =>
      row.kind === 'mapping' ? row.entries.map((entry) => entry.name) : undefined,
    ),
  url: (context) => fromLists(context, 'fields', 'the fields of the source', fieldName),
  spreadsheet: () => undefined,
};

/** Option of `csv` that names an added counter column, and its default. */
const csvCounter = { option: 'record_number_field', fallback: 'record_number' };

function columnsOf(context: MigrationContext): SourceColumns | undefined {
  const plugin = context.sourceId?.name;
  if (plugin === undefined || context.sourcePlugin === undefined) return undefined;
  if (plugin !== 'csv') return columnReaders[plugin]?.(context);
  const fields = fromLists(context, 'fields', 'the fields of the source', fieldName);
  const header =
    fields === undefined
      ? context.knowledge.sourceColumns?.(plugin, (name) => context.option('source', name)?.value, context.file.file)
      : undefined;
  const columns = fields ?? (header && { names: new Set(header), origin: 'the header of the CSV file' });
  if (columns === undefined) return undefined;
  const counter = stringOf(context.option('source', csvCounter.option)) ?? csvCounter.fallback;
  return { ...columns, names: new Set([...columns.names, counter]) };
}

/** Names in a list option of the source, all layers together; `undefined` as soon as an item does not tell. */
function fromLists(
  context: MigrationContext,
  option: string,
  origin: string,
  namesOf: (item: Node) => readonly string[] | undefined,
): SourceColumns | undefined {
  const names = new Set<string>();
  for (const configuration of context.configurations('source')) {
    const list = child(configuration, option);
    if (list === undefined) continue;
    const items =
      list.kind === 'sequence' ? list.items : list.kind === 'mapping' ? list.entries.map((e) => e.value) : [];
    for (const item of items) {
      const found = namesOf(item);
      if (found === undefined) return undefined;
      for (const name of found) names.add(name);
    }
  }
  return names.size === 0 ? undefined : { names, origin };
}

function fieldName(field: Node): readonly string[] | undefined {
  const name = child(field, 'name') ?? field;
  if (name.kind !== 'scalar') return undefined;
  return typeof name.value === 'string' || typeof name.value === 'number' ? [String(name.value)] : undefined;
}
