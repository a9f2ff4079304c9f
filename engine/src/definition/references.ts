import type { Constant, Reference } from './definition.ts';
import { child, type MappingNode, type Node, type Range, type ScalarNode } from './syntax.ts';

/** The range of a scalar's text: without its quotes. */
export function textRange(node: ScalarNode): Range {
  const { start, end } = node.range;
  const quoted = (node.style === 'single' || node.style === 'double') && end - start >= 2;
  return quoted ? { start: start + 1, end: end - 1 } : node.range;
}

/** A scalar that names something; numbers name too, as PHP casts them. `undefined` for any other node. */
export function referenceOf(node: Node | undefined): Reference | undefined {
  if (node?.kind !== 'scalar') return undefined;
  const { value } = node;
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'bigint') return undefined;
  return { name: String(value), range: textRange(node), node };
}

/** Names given as one scalar, a list or a mapping (as configuration is sometimes exported). */
export function referencesOf(node: Node | undefined): readonly Reference[] {
  const nodes = node === undefined ? [] : elementsOf(node);
  return nodes.map(referenceOf).filter((reference) => reference !== undefined);
}

/** The elements of a list or a mapping, or the node itself. */
function elementsOf(node: Node): readonly Node[] {
  if (node.kind === 'sequence') return node.items;
  return node.kind === 'mapping' ? node.entries.map((entry) => entry.value) : [node];
}

/** Constants of a source, those inside mappings too: `options`, `options/weight`. */
export function constantsOf(source: MappingNode | undefined): readonly Constant[] {
  const found: Constant[] = [];
  const collect = (node: Node | undefined, prefix: string, depth: number): void => {
    if (node?.kind !== 'mapping' || depth > 20) return;
    for (const entry of node.entries) {
      const path = prefix + entry.name;
      found.push({ path, entry });
      collect(entry.value, `${path}/`, depth + 1);
    }
  };
  collect(child(source, 'constants'), '', 0);
  return found;
}
