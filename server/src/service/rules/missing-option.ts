import { child, type MappingNode, type Range } from '@migrate-workbench/engine/definition/syntax.ts';
import type { OptionSpec } from '@migrate-workbench/engine/plugins/descriptor.ts';
import type { MigrationContext } from '../context.ts';
import { addKey } from '../insertKey.ts';
import type { AnyPlugin } from '../plugins.ts';
import type { Problem, Rule } from '../problem.ts';
import type { PlacedStep } from '../steps.ts';
import { looksOverridden } from './overridden.ts';

/** Options without which a plugin fails when it is made or run. */
export const missingOption: Rule = {
  code: 'missing-option',
  title: 'Missing option',
  severity: 'error',
  check(context, report) {
    for (const placed of context.steps) checkStep(placed, context, report);
    if (!context.complete) return;
    checkSection('source', context, report);
    checkSection('destination', context, report);
  },
};

type Report = (problem: Problem) => void;

function checkStep({ step, pipeline, plugin }: PlacedStep, context: MigrationContext, report: Report): void {
  if (plugin === undefined || step.plugin === undefined) return;
  for (const option of requiredOptions(plugin)) {
    if (option.name === 'source') {
      const noSource = pipeline.steps.every((each) => each.pluginId === 'get' && each.sources.length === 0);
      const written = pipeline.steps.some((each) => child(each.configuration, 'source') !== undefined);
      if (plugin.descriptor.id !== 'get' || !noSource || written) continue;
    } else if (child(step.configuration, option.name) !== undefined) continue;
    const problem = problemOf(plugin, option, step.plugin.range, step.configuration, context);
    report(looksOverridden(step.configuration, plugin) ? { ...problem, severity: 'info' } : problem);
  }
}

/** Keys of older releases of a plugin, which stand for a required option of today's. */
const formerNames: Readonly<Record<string, string>> = { 'csv.ids': 'keys' };

function checkSection(section: 'source' | 'destination', context: MigrationContext, report: Report): void {
  const own = context.definition[section];
  const plugin = section === 'source' ? context.sourcePlugin : context.destinationPlugin;
  if (own?.plugin === undefined || plugin === undefined) return;
  for (const option of requiredOptions(plugin)) {
    const former = formerNames[`${plugin.descriptor.id}.${option.name}`];
    const names = former === undefined ? [option.name] : [option.name, former];
    if (names.some((name) => context.option(section, name) !== undefined)) continue;
    report(problemOf(plugin, option, own.plugin.range, own.configuration, context));
  }
}

function requiredOptions({ options }: AnyPlugin): readonly OptionSpec[] {
  return [...options.values()].filter((option) => option.required === true && option.name !== 'plugin');
}

function problemOf(
  { descriptor }: AnyPlugin,
  option: OptionSpec,
  range: Range,
  configuration: MappingNode | undefined,
  { file }: MigrationContext,
): Problem {
  const message =
    `The ${descriptor.type} plugin "${descriptor.id}" needs the option "${option.name}". ${option.text}`.trim();
  const fix = configuration && addKey(configuration, option, file.yaml);
  return { range, message, fixes: fix === undefined ? [] : [fix] };
}
