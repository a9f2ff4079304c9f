import type { Rule } from '../problem.ts';
import { unknownPlugin } from './unknownPlugin.ts';

/** A destination plugin that does not exist: the migration refuses to run. */
export const unknownDestinationPlugin: Rule = {
  code: 'unknown-destination-plugin',
  title: 'Unknown destination plugin',
  severity: 'error',
  inBrokenText: true,
  check({ definition, knowledge: { plugins } }, report) {
    const id = definition.destination?.plugin;
    if (id === undefined) return;
    const problem = unknownPlugin(
      'destination',
      id,
      'A migration without its destination plugin does not run.',
      plugins,
    );
    if (problem !== undefined) report(problem);
  },
};
