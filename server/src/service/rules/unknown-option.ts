import { child, type MappingEntry, type MappingNode } from '@migrate-workbench/engine/definition/syntax.ts';
import type { MigrationContext } from '../context.ts';
import { nearMatch } from '../nearMatch.ts';
import type { AnyPlugin } from '../plugins.ts';
import { type Problem, type Rule, replaceWith } from '../problem.ts';
import { firstSegment } from '../property.ts';
import { looksOverridden } from './overridden.ts';

/** Options that a plugin does not have. Drupal ignores them without a word, and the default is used instead. */
export const unknownOption: Rule = {
  code: 'unknown-option',
  title: 'Unknown option',
  severity: 'warning',
  inBrokenText: true,
  check(context, report) {
    for (const { step, plugin } of context.steps) {
      if (plugin === undefined || step.configuration === undefined) continue;
      for (const entry of unknownEntries(step.configuration, plugin)) {
        const problem = problemOf(entry, step.configuration, plugin);
        if (problem !== undefined) report(problem);
      }
    }
    checkSource(context, report);
    checkDestination(context, report);
  },
};

function* unknownEntries(configuration: MappingNode, { options }: AnyPlugin): Iterable<MappingEntry> {
  for (const entry of configuration.entries) if (!options.has(entry.name)) yield entry;
}

function problemOf(entry: MappingEntry, configuration: MappingNode, plugin: AnyPlugin): Problem | undefined {
  const { id, type, closed } = plugin.descriptor;
  const range = entry.key.range;
  const meant = nearOption(entry, configuration, plugin);
  if (meant !== undefined) {
    const message = `The ${type} plugin "${id}" has no option "${entry.name}". Did you mean "${meant}"? Drupal ignores it as it stands.`;
    return { range, message, fixes: [replaceWith(range, meant)] };
  }
  if (!closed) return undefined;
  if (type === 'process' && entry.name.includes('/')) {
    const message = `"${entry.name}" looks like a destination property, but its indentation makes it an option of "${id}", which ignores it.`;
    return { range, message };
  }
  if (type === 'destination' || leftovers.has(`${id}.${entry.name}`)) return undefined;
  if (plugin.descriptor.core === undefined || looksOverridden(configuration, plugin)) {
    const message = `The ${type} plugin "${id}" has no option "${entry.name}" in the release that is known here.`;
    return { range, message, severity: 'info' };
  }
  return { range, message: `The ${type} plugin "${id}" has no option "${entry.name}": Drupal ignores it.` };
}

/** Options of earlier releases that core's own migrations still carry. */
const leftovers: ReadonlySet<string> = new Set(['machine_name.field']);

function nearOption(entry: MappingEntry, configuration: MappingNode, { options }: AnyPlugin): string | undefined {
  const free: string[] = [];
  for (const option of options.values()) {
    if (option.ignored !== true && child(configuration, option.name) === undefined) free.push(option.name);
  }
  return nearMatch(entry.name, free);
}

/** Every key of a source is a property of its rows: only a misspelling that no pipeline reads is reported. */
function checkSource(context: MigrationContext, report: (problem: Problem) => void): void {
  const configuration = context.definition.source?.configuration;
  const plugin = context.sourcePlugin;
  if (configuration === undefined || plugin === undefined) return;
  for (const entry of unknownEntries(configuration, plugin)) {
    if (nearOption(entry, configuration, plugin) === undefined || isRead(entry.name, context)) continue;
    const problem = problemOf(entry, configuration, plugin);
    if (problem !== undefined) report(problem);
  }
}

function isRead(name: string, { references }: MigrationContext): boolean {
  return references.some(({ property }) => property.kind === 'source' && firstSegment(property.path) === name);
}

function checkDestination(context: MigrationContext, report: (problem: Problem) => void): void {
  const configuration = context.definition.destination?.configuration;
  const plugin = context.destinationPlugin;
  if (configuration === undefined || plugin === undefined) return;
  for (const entry of unknownEntries(configuration, plugin)) {
    const problem = problemOf(entry, configuration, plugin);
    if (problem !== undefined) report(problem);
  }
}
