import type { Pipeline } from '@migrate-workbench/engine/definition/definition.ts';
import { child } from '@migrate-workbench/engine/definition/syntax.ts';
import type { MigrationContext } from '../context.ts';
import type { Problem, Rule } from '../problem.ts';

/** A process that is no pipeline: `status: 1`, a step without `plugin`, a list of names. Drupal breaks at every migration command. */
export const invalidPipeline: Rule = {
  code: 'invalid-pipeline',
  title: 'Invalid pipeline',
  severity: 'error',
  check(context, report) {
    const sections = [context.definition.process?.pipelines ?? []];
    for (const { step } of context.steps) for (const { section } of step.nested) sections.push(section.pipelines);
    for (const pipeline of sections.flat()) {
      const problem = problemOf(pipeline, context);
      if (problem !== undefined) report(problem);
    }
  },
};

function problemOf({ destination, form, node, key, steps }: Pipeline, context: MigrationContext): Problem | undefined {
  if (form !== 'invalid') {
    const broken = steps.find(({ pluginId }) => pluginId === undefined);
    if (broken === undefined || !context.complete) return undefined;
    return { range: broken.range, message: 'This step has no "plugin": Drupal dies when it reads it.' };
  }
  if (node.kind === 'scalar' && node.style === 'missing' && !context.complete) return undefined;
  if (node.kind === 'scalar') {
    const message = `The process of "${destination}" is a plain value, which Drupal refuses, breaking every migration command. Use a constant, or the plugin "default_value".`;
    return { range: node.style === 'missing' ? key.range : node.range, message };
  }
  const hint = child(node, 'source') === undefined ? '' : ' Add "plugin: get" where the value should be copied.';
  return {
    range: key.range,
    message: `A step of "${destination}" has no "plugin": Drupal dies when it reads it.${hint}`,
  };
}
