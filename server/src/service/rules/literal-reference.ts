import { child } from '@migrate-workbench/engine/definition/syntax.ts';
import { migrationReferences } from '../migrationReferences.ts';
import type { Problem, Rule } from '../problem.ts';
import type { PlacedStep } from '../steps.ts';

/** A reference where only a literal is read: `default_value: constants/x` stores the text "constants/x". */
export const literalReference: Rule = {
  code: 'literal-reference',
  title: 'Reference taken literally',
  severity: 'warning',
  check({ steps }, report) {
    for (const placed of steps) {
      const problem = problemOf(placed);
      if (problem !== undefined) report(problem);
    }
    for (const { name, range } of migrationReferences(steps)) {
      if (!/^(?:constants\/|@)/.test(name)) continue;
      report({ range, message: `"${name}" is taken for the id of a migration: properties are not read here.` });
    }
  },
};

/** Options of process plugins that are stored as they are written. */
const literalOptions: Readonly<Record<string, string>> = {
  default_value: 'default_value',
  static_map: 'default_value',
};

function problemOf({ step, scope }: PlacedStep): Problem | undefined {
  const id = step.pluginId ?? '';
  const option = Object.hasOwn(literalOptions, id) ? literalOptions[id] : undefined;
  const node = option === undefined ? undefined : child(step.configuration, option);
  if (node?.kind !== 'scalar' || typeof node.value !== 'string') return undefined;
  const text = node.value;
  const isConstant = /^constants\/[\w/-]+$/.test(text);
  const isPseudofield = /^@\w+$/.test(text) && scope.paths.firstOverlap(text.slice(1)) !== undefined;
  if (!isConstant && !isPseudofield) return undefined;
  const message = `"${id}" does not read properties: the text "${text}" itself will be stored. Use "source" with the plugin "get" instead.`;
  return { range: node.range, message };
}
