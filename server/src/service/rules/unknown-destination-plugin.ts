import { nearMatch } from '../nearMatch.ts';
import { type Rule, replaceWith } from '../problem.ts';
import { unknownPlugin } from './unknownPlugin.ts';

/** A destination plugin that does not exist: the migration refuses to run. */
export const unknownDestinationPlugin: Rule = {
  code: 'unknown-destination-plugin',
  title: 'Unknown destination plugin',
  severity: 'error',
  inBrokenText: true,
  check({ definition, entityType, knowledge: { plugins, site } }, report) {
    const id = definition.destination?.plugin;
    if (id === undefined) return;
    const problem = unknownPlugin(
      'destination',
      id,
      'A migration without its destination plugin does not run.',
      plugins,
    );
    if (problem !== undefined) report(problem);
    if (entityType === undefined || site.entityTypes.has(entityType)) return;
    const meant = nearMatch(entityType, site.entityTypes.keys());
    if (meant === undefined) return;
    const name = id.name.replace(`:${entityType}`, `:${meant}`);
    const message = `There is no entity type "${entityType}". Did you mean "${name}"?`;
    report({ range: id.range, message, severity: 'warning', fixes: [replaceWith(id.range, name)] });
  },
};
