import { child, type Node, type ScalarNode } from '@migrate-workbench/engine/definition/syntax.ts';
import type { MigrationContext } from '../context.ts';
import { nearMatch } from '../nearMatch.ts';
import { type Rule, replaceWith } from '../problem.ts';
import { quotedLike } from './unresolved-constant.ts';

/** An id of the source that no row has: the import ends at the first row. Only where the columns of the source are known. */
export const unknownSourceId: Rule = {
  code: 'unknown-source-id',
  title: 'Unknown source id',
  severity: 'error',
  check(context, report) {
    const own = child(context.definition.source?.configuration, 'ids');
    const columns = context.complete && own !== undefined ? context.sourceColumns : undefined;
    if (columns === undefined) return;
    for (const { name, node } of idsOf(own)) {
      if (columns.names.has(name) || isConfiguration(name, context)) continue;
      const message = `The id "${name}" is not among ${columns.origin}: Drupal stops with "'${name}' is defined as a source ID but has no value".`;
      const meant = nearMatch(name, columns.names);
      const fixes =
        meant === undefined ? [] : [replaceWith(node.range, quotedLike(node.style, meant), `Replace with "${meant}"`)];
      report({ range: node.range, message, fixes });
    }
  },
};

function idsOf(node: Node | undefined): readonly { readonly name: string; readonly node: ScalarNode }[] {
  if (node?.kind === 'mapping') return node.entries.map(({ name, key }) => ({ name, node: key }));
  if (node?.kind !== 'sequence') return [];
  return node.items.flatMap((item) => (item.kind === 'scalar' ? [{ name: String(item.value), node: item }] : []));
}

function isConfiguration(name: string, context: MigrationContext): boolean {
  return context.configurations('source').some((configuration) => child(configuration, name) !== undefined);
}
