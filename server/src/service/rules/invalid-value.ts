import { child, type MappingNode } from '@migrate-workbench/engine/definition/syntax.ts';
import { nearMatch } from '../nearMatch.ts';
import type { AnyPlugin } from '../plugins.ts';
import { type Problem, type Rule, replaceWith } from '../problem.ts';
import { quotedLike } from './unresolved-constant.ts';

/** A word that is not among those that an option takes. */
export const invalidValue: Rule = {
  code: 'invalid-value',
  title: 'Invalid value',
  severity: 'warning',
  inBrokenText: true,
  check(context, report) {
    for (const { step, plugin } of context.steps) checkOptions(step.configuration, plugin, report);
    const { source, destination } = context.definition;
    checkOptions(source?.configuration, context.sourcePlugin, report);
    checkOptions(destination?.configuration, context.destinationPlugin, report);
  },
};

function checkOptions(
  configuration: MappingNode | undefined,
  plugin: AnyPlugin | undefined,
  report: (problem: Problem) => void,
): void {
  if (configuration === undefined || plugin === undefined) return;
  for (const { name, allowed } of plugin.options.values()) {
    const node = allowed === undefined ? undefined : child(configuration, name);
    if (allowed === undefined || node?.kind !== 'scalar' || typeof node.value !== 'string') continue;
    const words = allowed.filter((value) => typeof value === 'string');
    if (words.length === 0 || words.includes(node.value)) continue;
    const meant = nearMatch(node.value, words);
    // A module may add words of its own (parsers, fetchers): only core's plugins are known to take no others.
    if (meant === undefined && (plugin.descriptor.type !== 'process' || plugin.descriptor.core === undefined)) continue;
    const message = `"${node.value}" is not among the values of "${name}": ${words.join(', ')}.`;
    const fixes =
      meant === undefined ? [] : [replaceWith(node.range, quotedLike(node.style, meant), `Replace with "${meant}"`)];
    report({ range: node.range, message, fixes });
  }
}
