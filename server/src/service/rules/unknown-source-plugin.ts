import type { Rule } from '../problem.ts';
import { unknownPlugin } from './unknownPlugin.ts';

/** A source plugin that does not exist: the migration vanishes from every list, without an error. */
export const unknownSourcePlugin: Rule = {
  code: 'unknown-source-plugin',
  title: 'Unknown source plugin',
  severity: 'error',
  inBrokenText: true,
  check({ definition, knowledge: { plugins } }, report) {
    const id = definition.source?.plugin;
    if (id === undefined) return;
    const problem = unknownPlugin(
      'source',
      id,
      'Drupal drops a migration whose source plugin is missing, in silence.',
      plugins,
    );
    if (problem !== undefined) report(problem);
  },
};
