import { migrationKeys } from '@migrate-workbench/engine/plugins/migration-keys.ts';
import { subfieldsOf } from '@migrate-workbench/engine/site/destination-fields.ts';
import { type Hover, MarkupKind } from 'vscode-languageserver-types';
import type { MigrationContext } from './context.ts';
import { describeOption, describePlugin } from './describe.ts';
import { findDefinition } from './findDefinition.ts';
import { type Located, locate } from './locate.ts';
import { firstSegment } from './property.ts';
import { toLspRange } from './validate.ts';

/** What the text at an offset means, as Markdown. */
export function hover(context: MigrationContext, offset: number): Hover | undefined {
  const located = locate(context, offset);
  if (located === undefined) return undefined;
  const value = textOf(located, context, offset);
  if (value === undefined) return undefined;
  return { contents: { kind: MarkupKind.Markdown, value }, range: toLspRange(located.range, context.file.yaml.lines) };
}

function textOf(located: Located, context: MigrationContext, offset: number): string | undefined {
  switch (located.kind) {
    case 'plugin':
      return pluginText(located.type, located.id, context);
    case 'option':
      return describeOption(located.option, located.plugin.descriptor);
    case 'key':
      return keyText(located.name);
    case 'property':
      return propertyText(located.reference.name, context, offset);
    case 'migration':
      return migrationText(located.name, context);
    case 'group':
      return groupText(located.name, context);
    case 'destination':
      return destinationText(located.pipeline.destination, context);
  }
}

function pluginText(
  type: 'source' | 'process' | 'destination',
  id: string,
  { knowledge }: MigrationContext,
): string | undefined {
  const plugin = knowledge.plugins.find(type, id);
  if (plugin !== undefined) return describePlugin(plugin);
  const successor = knowledge.plugins.catalogue.successor(type, id);
  return successor && `**${id}** (${type} plugin, no longer in Drupal)\n\n${successor.text}`;
}

function keyText(name: string): string | undefined {
  const key = migrationKeys.find((each) => each.name === name);
  return key && `**${name}**\n\n${key.text}`;
}

function propertyText(name: string, context: MigrationContext, offset: number): string | undefined {
  const [target] = findDefinition(context, offset);
  if (target === undefined) return undefined;
  const { definition, range } = target;
  const line = definition.yaml.lines.positionAt(range.start).line;
  const lines = definition.yaml.text.split(/\r?\n/, line + 8).slice(line);
  return `**${name}**\n\n\`\`\`yaml\n${blockOf(lines).join('\n')}\n\`\`\``;
}

/** The first line and those that are indented deeper. */
function blockOf(lines: readonly string[]): readonly string[] {
  const indent = (line: string): number => /^ */.exec(line)?.[0].length ?? 0;
  const first = indent(lines[0] ?? '');
  const end = lines.findIndex((line, at) => at > 0 && line.trim() !== '' && indent(line) <= first);
  return lines.slice(0, end < 0 ? lines.length : end).map((line) => line.slice(first));
}

function migrationText(name: string, { knowledge }: MigrationContext): string | undefined {
  const [definition] = knowledge.workspace.migrations(name);
  if (definition === undefined) return undefined;
  const label = definition.label === undefined ? '' : `\n\n${definition.label}`;
  const parts = [definition.source?.plugin?.name, definition.destination?.plugin?.name];
  return `**${name}** (migration)${label}\n\n${parts.map((part) => part ?? '?').join(' → ')}`;
}

function groupText(name: string, { knowledge }: MigrationContext): string | undefined {
  const group = knowledge.workspace.group(name);
  return group && `**${name}** (migration group)${group.label === undefined ? '' : `\n\n${group.label}`}`;
}

function destinationText(destination: string, { entityType, bundle, knowledge }: MigrationContext): string | undefined {
  if (entityType === undefined) return undefined;
  const field = knowledge.site.fields(entityType, bundle).get(firstSegment(destination));
  if (field === undefined) return undefined;
  const many =
    field.cardinality === 1
      ? ''
      : field.cardinality < 0
        ? ', any number of values'
        : `, up to ${field.cardinality} values`;
  const subfields = subfieldsOf(knowledge.site, field) ?? [];
  const list = subfields.map(({ name, dataType }) => `- \`${field.name}/${name}\` (${dataType})`).join('\n');
  return `**${field.name}**: ${field.label}\n\nField of the type \`${field.type}\`${many}${field.required ? ', required' : ''}.\n\n${list}`;
}
