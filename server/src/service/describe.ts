import type { OptionSpec, PluginDescriptor } from '@migrate-workbench/engine/plugins/descriptor.ts';
import type { AnyPlugin } from './plugins.ts';

/** A plugin's documentation as Markdown: the one text for hover, completion and the command line. */
export function describePlugin({ descriptor, options }: AnyPlugin): string {
  const own = [...options.values()].filter((option) => option.name !== 'plugin' && option.ignored !== true);
  const parts = [
    `**${descriptor.id}** (${descriptor.type} plugin of \`${descriptor.provider}\`)`,
    descriptor.deprecated === undefined ? '' : `*Deprecated: ${descriptor.deprecated}*`,
    descriptor.summary,
    flowOf(descriptor),
    own.map((option) => `- ${optionLine(option)}`).join('\n'),
    (descriptor.notes ?? []).map((note) => `> ${note}`).join('\n>\n'),
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}

/** One option's documentation as Markdown. */
export function describeOption(option: OptionSpec, { id, type }: PluginDescriptor): string {
  const allowed = option.allowed === undefined ? '' : `\n\nOne of ${option.allowed.map(code).join(', ')}.`;
  const preset = option.default === undefined || option.default === null ? '' : `\n\nDefault: ${code(option.default)}.`;
  const head = `**${option.name}** (${option.types.join(' or ')}${option.required ? ', required' : ''}): option of the ${type} plugin \`${id}\``;
  return `${head}\n\n${option.text}${allowed}${preset}`;
}

function optionLine(option: OptionSpec): string {
  return `\`${option.name}\`${option.required ? ' (required)' : ''}${option.text === '' ? '' : `: ${option.text}`}`;
}

function flowOf(descriptor: PluginDescriptor): string {
  if (descriptor.type !== 'process') return '';
  const lines = [
    descriptor.input === '' ? '' : `Takes: ${descriptor.input}`,
    descriptor.output === '' ? '' : `Gives: ${descriptor.output}`,
    ...descriptor.effects.map((effect) => `Effect: ${effect}`),
  ];
  return lines.filter((line) => line !== '').join('  \n');
}

function code(value: unknown): string {
  return `\`${typeof value === 'string' ? value : JSON.stringify(value)}\``;
}
