import type { Pipeline, PipelineForm, ProcessSection, Step } from './definition.ts';
import { referenceOf, referencesOf } from './references.ts';
import { child, entryOf, type MappingEntry, type MappingNode, type Node, type ScalarNode } from './syntax.ts';

/** Options of any process plugin that hold process sections. */
const SECTION_OPTIONS: readonly string[] = ['process', 'do_process', 'else_process'];
/** Plugins whose `key` may be a pipeline that makes the keys of their result. */
const KEYED_PLUGINS = new Set(['sub_process', 'iterator']);
const MAX_NESTING = 32;

/** The process section at `node`, a mapping of destinations or (inside plugins) a list of pipelines. */
export function readProcess(entry: MappingEntry | undefined, node: Node | undefined, depth = 0): ProcessSection {
  return { entry, pipelines: depth > MAX_NESTING ? [] : pipelinesOf(node, depth) };
}

function pipelinesOf(node: Node | undefined, depth: number): readonly Pipeline[] {
  if (node?.kind === 'mapping') {
    return node.entries.map((entry) => readPipeline(entry.name, entry.key, entry.value, depth));
  }
  if (node?.kind !== 'sequence') return [];
  return node.items.map((item, index) => readPipeline(String(index), listKey(item, index), item, depth));
}

/** The key that a list element has in PHP, which stands nowhere in the text. */
function listKey(item: Node, index: number): ScalarNode {
  const { start } = item.range;
  return { kind: 'scalar', range: { start, end: start }, value: index, style: 'missing' };
}

function readPipeline(destination: string, key: ScalarNode, node: Node, depth: number): Pipeline {
  const range = { start: key.range.start, end: Math.max(key.range.end, node.range.end) };
  const form = formOf(node);
  const steps = stepNodes(node, form).map((step) => readStep(step, depth));
  return { destination, key, node, form, steps, range };
}

function formOf(node: Node): PipelineForm {
  if (node.kind === 'scalar') return typeof node.value === 'string' ? 'shorthand' : 'invalid';
  if (node.kind === 'sequence') {
    if (node.items.length === 0) return 'empty';
    return node.items.every((item) => item.kind === 'mapping') ? 'list' : 'invalid';
  }
  if (node.entries.length === 0) return 'empty';
  if (hasPlugin(node)) return 'step';
  return node.entries.every((entry) => hasPlugin(entry.value)) ? 'named' : 'invalid';
}

/** The nodes that are steps. A mapping that is neither a step nor named steps is taken for a step without its plugin. */
function stepNodes(node: Node, form: PipelineForm): readonly Node[] {
  if (form === 'shorthand' || form === 'step') return [node];
  if (node.kind === 'sequence') return node.items.filter((item) => item.kind === 'mapping');
  if (node.kind !== 'mapping' || form === 'empty') return [];
  const values = node.entries.map((entry) => entry.value);
  return values.some(hasPlugin) ? values.filter((value) => value.kind === 'mapping') : [node];
}

function hasPlugin(node: Node): boolean {
  if (node.kind !== 'mapping') return false;
  const plugin = child(node, 'plugin');
  return plugin !== undefined && plugin.value !== null;
}

function readStep(node: Node, depth: number): Step {
  if (node.kind !== 'mapping') {
    const source = referenceOf(node);
    return {
      plugin: undefined,
      pluginId: 'get',
      configuration: undefined,
      node,
      sources: source === undefined ? [] : [source],
      sourceIsList: false,
      nested: [],
      range: node.range,
    };
  }
  const plugin = referenceOf(child(node, 'plugin'));
  const source = child(node, 'source');
  return {
    plugin,
    pluginId: plugin?.name,
    configuration: node,
    node,
    sources: source?.kind === 'mapping' ? [] : referencesOf(source),
    sourceIsList: source?.kind === 'sequence',
    nested: nestedSections(node, plugin?.name, depth),
    range: node.range,
  };
}

function nestedSections(node: MappingNode, plugin: string | undefined, depth: number): Step['nested'] {
  const sections: { option: string; section: ProcessSection }[] = [];
  for (const option of SECTION_OPTIONS) {
    const entry = entryOf(node, option);
    if (entry !== undefined && entry.value.kind !== 'scalar') {
      sections.push({ option, section: readProcess(entry, entry.value, depth + 1) });
    }
  }
  const key = plugin !== undefined && KEYED_PLUGINS.has(plugin) ? entryOf(node, 'key') : undefined;
  if (key !== undefined && key.value.kind !== 'scalar') {
    const pipelines = [readPipeline('key', key.key, key.value, depth + 1)];
    sections.push({ option: 'key', section: { entry: key, pipelines } });
  }
  return sections;
}
