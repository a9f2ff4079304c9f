import { arrayFrom, arrayKey, isArray, isList, type Key, type Value, valuesOf } from '../../php/value.ts';
import type { MappingEntry, MappingNode, Node, Range, ScalarNode, SequenceNode } from '../syntax.ts';
import type { Context } from './context.ts';

/** A scalar node. */
export function scalarNode(
  context: Context,
  value: Value,
  style: ScalarNode['style'],
  start: number,
  end: number,
): ScalarNode {
  context.nodes++;
  return { kind: 'scalar', range: { start, end }, value, style };
}

/** The node for a value that is not there. */
export function missingNode(context: Context, offset: number): ScalarNode {
  return scalarNode(context, null, 'missing', offset, offset);
}

/** A list node. */
export function sequenceNode(context: Context, items: readonly Node[], flow: boolean, range: Range): SequenceNode {
  context.nodes++;
  return { kind: 'sequence', range, flow, items, value: items.map((item) => item.value) };
}

/** The node with another value: below a tag, Symfony gives an object in place of the value. */
export function withValue(node: Node, value: Value): Node {
  return { ...node, value };
}

/** The node that an alias or a merge gives for something that was written elsewhere. */
export function aliasNode(context: Context, target: Node | undefined, value: Value, range: Range): Node {
  if (target !== undefined && target.kind !== 'scalar') return { ...target, range };
  return scalarNode(context, value, 'plain', range.start, range.end);
}

/** A mapping while it is read: the entries as written, and the PHP array that Symfony makes of them. */
export class MappingBuilder {
  readonly entries: MappingEntry[] = [];
  private readonly values = new Map<Key, Value>();
  /** Positions in `entries` of keys that came in through `<<`. */
  private readonly merged = new Map<string, number>();
  /** After a `<<` any key may be given again. */
  mayOverwrite = false;

  /** Whether a key cannot be given again. PHP's `isset()`: a key whose value is null can. */
  isTaken(name: string): boolean {
    if (this.mayOverwrite) return false;
    const value = this.values.get(arrayKey(name));
    return value !== undefined && value !== null;
  }

  set(entry: MappingEntry): void {
    this.values.set(arrayKey(entry.name), entry.value.value);
    const position = this.merged.get(entry.name);
    if (position === undefined) this.entries.push(entry);
    else this.entries[position] = entry;
  }

  /** PHP's array union: keys of `node` that are not there yet. `key` stands for those that were written nowhere. */
  merge(context: Context, value: Value, node: Node | undefined, key: ScalarNode): void {
    const source = node?.kind === 'mapping' ? node.entries : [];
    const written = new Map(source.map((entry) => [entry.name, entry]));
    for (const [name, element] of isList(value) ? value.entries() : value instanceof Map ? value : []) {
      if (this.values.has(name)) continue;
      this.values.set(name, element);
      const text = String(name);
      this.merged.set(text, this.entries.length);
      this.entries.push(
        written.get(text) ?? {
          name: text,
          key,
          value: aliasNode(context, undefined, element, key.range),
          range: key.range,
        },
      );
    }
  }

  finish(context: Context, flow: boolean, range: Range): MappingNode {
    context.nodes++;
    return { kind: 'mapping', range, flow, entries: this.entries, value: arrayFrom(this.values) };
  }
}

/** What a merged value holds: itself, or its elements where it is a list, arrays or not; `undefined` where it is no array. */
export function mergedArrays(value: Value): readonly Value[] | undefined {
  if (!isArray(value)) return undefined;
  const hasFirst = isList(value) ? value[0] !== undefined && value[0] !== null : (value.get(0) ?? null) !== null;
  if (!hasFirst) return [value];
  return valuesOf(value);
}
