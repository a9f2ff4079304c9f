import type { MigrationContext } from '../context.ts';
import { nearMatch } from '../nearMatch.ts';
import { type Problem, type Rule, replaceWith } from '../problem.ts';
import { PathIndex } from '../property.ts';
import type { PropertyReference } from '../steps.ts';

/** `constants/x` that no `source.constants` defines: the value is NULL, without an error. */
export const unresolvedConstant: Rule = {
  code: 'unresolved-constant',
  title: 'Unresolved constant',
  severity: 'warning',
  check(context, report) {
    const defined = [...context.constants()];
    const paths = new PathIndex(defined);
    for (const reference of context.references) {
      const problem = problemOf(reference, defined, paths, context);
      if (problem !== undefined) report(problem);
    }
  },
};

const prefix = 'constants/';

function problemOf(
  { property, range, node }: PropertyReference,
  defined: readonly string[],
  paths: PathIndex,
  { complete }: MigrationContext,
): Problem | undefined {
  if (property.kind !== 'source' || !property.path.startsWith(prefix)) return undefined;
  const path = property.path.slice(prefix.length);
  if (path === '' || paths.firstOverlap(path) !== undefined) return undefined;
  const meant = nearMatch(path, defined);
  if (meant === undefined && !complete) return undefined;
  const message = `No constant "${path}" is defined in "source": the value will be NULL.`;
  if (meant === undefined) return { range, message };
  const fix = replaceWith(node.range, quotedLike(node.style, prefix + meant), `Replace with "${prefix}${meant}"`);
  return { range, message: `${message} Did you mean "${prefix}${meant}"?`, fixes: [fix] };
}

/** A text in the quotes that the old one had. */
export function quotedLike(style: string, text: string): string {
  if (style === 'double') return JSON.stringify(text);
  return style === 'single' || /^[@`&*!|>%#?-]/.test(text) ? `'${text.replaceAll("'", "''")}'` : text;
}
