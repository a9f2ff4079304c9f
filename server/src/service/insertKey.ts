import type { MappingNode, ParsedYaml } from '@migrate-workbench/engine/definition/syntax.ts';
import type { OptionSpec } from '@migrate-workbench/engine/plugins/descriptor.ts';
import type { Fix } from './problem.ts';

/** A fix that adds an option to a block mapping, after the key `plugin` (or its last key), in the mapping's indentation. */
export function addKey(mapping: MappingNode, option: OptionSpec, { lines }: ParsedYaml): Fix | undefined {
  if (mapping.flow) return undefined;
  const anchor = mapping.entries.find((entry) => entry.name === 'plugin') ?? mapping.entries.at(-1);
  if (anchor === undefined) return undefined;
  const column = lines.positionAt(anchor.key.range.start).character;
  const at = anchor.value.range.end;
  const newText = `\n${' '.repeat(column)}${option.name}: ${startingValue(option)}`;
  return { title: `Add "${option.name}"`, edits: [{ range: { start: at, end: at }, newText }] };
}

function startingValue({ allowed, types }: OptionSpec): string {
  const first = allowed?.[0];
  if (first !== undefined) return String(first);
  if (types.includes('string') || types.includes('any')) return "''";
  return types.includes('mapping') ? '{  }' : types.includes('sequence') ? '[  ]' : '';
}
