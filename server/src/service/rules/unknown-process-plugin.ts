import type { Rule } from '../problem.ts';
import { unknownPlugin } from './unknownPlugin.ts';

/** A process plugin that does not exist: the import dies when it starts, and the migration stays at "Importing". */
export const unknownProcessPlugin: Rule = {
  code: 'unknown-process-plugin',
  title: 'Unknown process plugin',
  severity: 'error',
  inBrokenText: true,
  check({ steps, knowledge: { plugins } }, report) {
    for (const { step, plugin } of steps) {
      if (step.plugin === undefined || plugin !== undefined) continue;
      const problem = unknownPlugin('process', step.plugin, 'The import dies where the plugin is missing.', plugins);
      if (problem !== undefined) report(problem);
    }
  },
};
